package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.people.SignedIn;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The inbox: the whole page, or only its list when the page itself asks again. */
@Controller
final class InboxController {

  private final Work work;
  private final TaskRows rows;

  InboxController(Work work, TaskRows rows) {
    this.work = work;
    this.rows = rows;
  }

  @GetMapping("/inbox")
  ModelAndView list(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String dir,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    InboxQuery query = InboxQuery.of(q, show, sort, dir);
    Work.Waiting waiting = work.waiting(person);
    List<TaskRow> all = rows.of(person, waiting.tasks());
    InboxPage page =
        new InboxPage(
            query,
            all.stream().filter(query.matches()).sorted(query.order()).toList(),
            all.size(),
            waiting.total(),
            all.stream().filter(TaskRow::mine).count());
    String view = part.equals("list") ? "inbox/rows" : "inbox/inbox";
    return new ModelAndView(view).addObject("page", page);
  }

  /** How many wait, for a page that is open to notice that more have come. */
  @GetMapping(path = "/inbox/count", produces = MediaType.TEXT_PLAIN_VALUE)
  @ResponseBody
  String count(@AuthenticationPrincipal SignedIn person) {
    return String.valueOf(work.count(person));
  }
}
