package dev.pitcrew.web.inbox;

import org.springframework.web.servlet.ModelAndView;

/** A page made for one kind of task; what has none gets the page with the task's form. */
public interface TaskRoom {

  boolean isFor(OpenTask task);

  ModelAndView page(OpenTask task);
}
