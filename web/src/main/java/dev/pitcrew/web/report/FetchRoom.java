package dev.pitcrew.web.report;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.bot.BotFailure;
import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskFiles;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Task {@code fetch-bank-report}: the bot could not do it, so a person brings the file. */
@Controller
final class FetchRoom implements TaskRoom {

  static final String ELEMENT = "fetch-bank-report";
  private static final String PART = "turnover";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final TaskFiles files;

  FetchRoom(TaskDesk desk, TaskFiles files) {
    this.desk = desk;
    this.files = files;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, "", "");
  }

  @PostMapping("/tasks/{key}/turnover")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    List<MultipartFile> sent = TaskFiles.chosen(request, PART);
    String fault =
        sent.isEmpty() ? "Choose the file." : TaskFiles.fault("The bank’s turnover", sent, 1);
    if (!fault.isEmpty()) {
      return answer(page(open, fault, ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (!open.obstacle().isEmpty()) {
      return answer(page(open, "", open.obstacle()), HttpStatus.CONFLICT);
    }
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode fetched = variables.putObject("bankFetched");
    fetched.put("decision", "fetched").put("by", person.getUsername());
    fetched.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    fetched.set("document", files.keep(open, sent.getFirst()));
    Optional<Refusal> refusal = desk.decide(open, "fetched", variables);
    if (refusal.isPresent()) {
      return answer(page(open, "", refusal.get().sentence()), refusal.get().status());
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE, Notice.of("The report goes on with the file you brought."));
    return new ModelAndView("redirect:/inbox");
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  private static ModelAndView page(OpenTask open, String fault, String refusal) {
    JsonNode report = open.variables().get("report");
    String title = text(report, "title");
    return new ModelAndView("report/fetch")
        .addObject(
            "page",
            new FetchPage(
                open,
                BotFailure.of(open.variables().get("botFailure")),
                title.isEmpty() ? text(report, "reportId") : title,
                text(report, "period"),
                fault,
                refusal));
  }
}
