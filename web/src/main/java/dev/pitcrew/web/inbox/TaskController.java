package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page of one task: the room made for its kind, or the task's own form. */
@Controller
final class TaskController {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final Work work;
  private final FormFiles files;
  private final List<TaskRoom> rooms;

  TaskController(TaskDesk desk, Work work, FormFiles files, List<TaskRoom> rooms) {
    this.files = files;
    this.desk = desk;
    this.work = work;
    this.rooms = rooms;
  }

  @GetMapping("/tasks/{key}")
  ModelAndView task(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request) {
    OpenTask open = desk.open(person, key);
    if (open.isFinished()) {
      ModelAndView finished = new ModelAndView("task/finished").addObject("page", open);
      finished.setStatus(HttpStatus.GONE);
      return finished;
    }
    return page(open, Map.of(), "", request);
  }

  private ModelAndView page(
      OpenTask open, Map<String, String> typed, String refusal, HttpServletRequest request) {
    return rooms.stream()
        .filter(room -> room.isFor(open))
        .findFirst()
        .map(room -> room.page(open))
        .orElseGet(() -> formPage(open, typed, refusal, request));
  }

  private ModelAndView formPage(
      OpenTask open, Map<String, String> typed, String refusal, HttpServletRequest request) {
    ContentPolicy.allowStyleAttributes(request);
    String schema = work.form(open.person(), open.task()).orElse("");
    ObjectNode data = JSON.createObjectNode();
    open.variables().values().forEach(data::set);
    TaskForm form = new TaskForm(schema);
    return new ModelAndView("task/form")
        .addObject(
            "page",
            new FormPage(
                open,
                schema,
                data.toString(),
                form.fields(open.variables(), typed),
                form.files(),
                TaskDocument.of(open.variables()),
                refusal));
  }

  @PostMapping("/tasks/{key}/take")
  ModelAndView take(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      RedirectAttributes redirect) {
    Optional<Refusal> refusal = desk.take(desk.open(person, key));
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        refusal
            .map(refused -> Notice.refused(refused.sentence()))
            .orElseGet(() -> Notice.of("You have taken this task.")));
    return new ModelAndView("redirect:/tasks/" + key);
  }

  @PostMapping("/tasks/{key}/give-back")
  ModelAndView giveBack(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      RedirectAttributes redirect) {
    Optional<Refusal> refusal = desk.giveBack(desk.open(person, key));
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        refusal
            .map(refused -> Notice.refused(refused.sentence()))
            .orElseGet(() -> Notice.of("You have given this task back.")));
    return new ModelAndView("redirect:/tasks/" + key);
  }

  @PostMapping("/tasks/{key}/form")
  ModelAndView complete(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam Map<String, String> posted,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (rooms.stream().anyMatch(room -> room.isFor(open))) {
      // These tasks have rules of their own (who may decide, what is required): not by the back
      // door.
      return refused(open, posted, "This task is decided on its own page.", request);
    }
    TaskForm form = new TaskForm(work.form(person, open.task()).orElse(""));
    String json = posted.getOrDefault("json", "");
    ObjectNode variables = json.isEmpty() ? form.submitted(posted) : form.submitted(json);
    String fault = files.takeInto(variables, form.files(), open, request);
    if (!fault.isEmpty()) {
      return refused(open, posted, fault, request);
    }
    TaskForm.sign(variables, person.getUsername(), Instant.now());
    Optional<Refusal> refusal = desk.decide(open, "complete", variables);
    if (refusal.isPresent()) {
      return refused(open, posted, refusal.get().sentence(), request);
    }
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("Done: " + open.name() + "."));
    return new ModelAndView("redirect:/inbox");
  }

  private ModelAndView refused(
      OpenTask open, Map<String, String> posted, String sentence, HttpServletRequest request) {
    ModelAndView page = page(open, posted, sentence, request);
    page.setStatus(HttpStatus.CONFLICT);
    return page;
  }
}
