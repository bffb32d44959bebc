package dev.pitcrew.web.hire;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskFiles;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Names;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Task {@code correct-roster}: another sheet, only the right rows, or none of it. */
@Controller
final class RosterRoom implements TaskRoom {

  static final String ELEMENT = "correct-roster";
  private static final int REASON_LENGTH_MAX = 2_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The decisions there are, and what is told of each. */
  private static final Map<String, String> TOLD =
      Map.of(
          "resubmitted", "Handed in again: %s.",
          "right-rows-only", "The right rows of %s are registered, the rest is left out.",
          "withdrawn", "Taken back: %s. Nobody is registered.");

  private final TaskDesk desk;
  private final TaskFiles files;
  private final Names names;

  RosterRoom(TaskDesk desk, TaskFiles files, Names names) {
    this.desk = desk;
    this.files = files;
    this.names = names;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, "", "", "", "");
  }

  @PostMapping("/tasks/{key}/roster")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String told = TOLD.get(decision);
    if (told == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    boolean isAgain = decision.equals("resubmitted");
    List<MultipartFile> sheet = TaskFiles.chosen(request, "sheet");
    String sheetFault = isAgain ? sheetFault(sheet) : "";
    String reasonFault = reasonFault(decision, reason.strip());
    if (!sheetFault.isEmpty() || !reasonFault.isEmpty()) {
      return answer(
          page(open, reason, sheetFault, reasonFault, ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (!open.obstacle().isEmpty()) {
      return answer(page(open, reason, "", "", open.obstacle()), HttpStatus.CONFLICT);
    }
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode correction = variables.putObject("rosterCorrection");
    correction.put("decision", decision).put("by", person.getUsername());
    correction.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (isAgain) {
      correction.set("sheet", files.keep(open, sheet.getFirst()));
    }
    if (!reason.isBlank()) {
      correction.put("reason", reason.strip());
    }
    Optional<Refusal> refusal = desk.decide(open, decision, variables);
    if (refusal.isPresent()) {
      return answer(page(open, reason, "", "", refusal.get().sentence()), refusal.get().status());
    }
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of(told.formatted(title(open))));
    return new ModelAndView("redirect:/inbox");
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  private static String sheetFault(List<MultipartFile> sheet) {
    return sheet.isEmpty()
        ? "Choose the corrected sheet."
        : TaskFiles.fault("Corrected sheet", sheet, 1);
  }

  private static String reasonFault(String decision, String reason) {
    if (reason.length() > REASON_LENGTH_MAX) {
      return "Use at most 2,000 characters.";
    }
    return decision.equals("right-rows-only") && reason.isEmpty()
        ? "Say why the rest is left out."
        : "";
  }

  private static String title(OpenTask open) {
    JsonNode roster = open.variables().get("roster");
    String title = text(roster, "title");
    return title.isEmpty() ? text(roster, "rosterId") : title;
  }

  private ModelAndView page(
      OpenTask open, String reason, String sheetFault, String reasonFault, String refusal) {
    JsonNode roster = open.variables().get("roster");
    return new ModelAndView("hire/roster")
        .addObject(
            "page",
            new RosterPage(
                open,
                title(open),
                text(roster, "rosterId"),
                names.of(text(roster, "by")),
                open.variables()
                    .get("registration")
                    .path("problems")
                    .valueStream()
                    .map(RosterRoom::problem)
                    .toList(),
                text(roster.path("sheet"), "documentId"),
                text(open.variables().get("markedSheet"), "documentId"),
                reason,
                sheetFault,
                reasonFault,
                refusal));
  }

  private static RosterPage.Problem problem(JsonNode node) {
    String sheet = text(node, "sheet");
    String cell = text(node, "cell");
    return new RosterPage.Problem(
        sheet.isEmpty() || cell.isEmpty() || cell.contains("!") ? cell : sheet + "!" + cell,
        text(node, "row"),
        text(node, "field"),
        text(node, "value"),
        text(node, "expected"),
        text(node, "message"));
  }
}
