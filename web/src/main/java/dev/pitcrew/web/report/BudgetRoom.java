package dev.pitcrew.web.report;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.inbox.DecisionRoom;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** Task {@code mend-budget}: another file lies in the shared folder, or it goes without one. */
@Controller
final class BudgetRoom extends DecisionRoom {

  static final String ELEMENT = "mend-budget";

  BudgetRoom(TaskDesk desk) {
    super(
        desk,
        ELEMENT,
        "budgetMended",
        Map.of("look-again", Reason.OPTIONAL, "without", Reason.NEEDED));
  }

  @PostMapping("/tasks/{key}/budget")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    return decide(person, key, new Typed(decision, reason, ""), redirect);
  }

  @Override
  protected String bar(OpenTask open, String word) {
    return "";
  }

  @Override
  protected String askForReason() {
    return "Say why the report goes without a budget. Whoever reviews it reads this.";
  }

  @Override
  protected Notice told(OpenTask open, String word) {
    return Notice.of(
        word.equals("look-again")
            ? "The shared folder is looked into again."
            : "The report goes on without a budget.");
  }

  @Override
  protected ModelAndView page(OpenTask open, Typed typed, Faults faults) {
    JsonNode report = open.variables().get("report");
    JsonNode shared = open.variables().get("sharedSheet");
    JsonNode reason = open.variables().get("reason");
    ReportCase.File found = ReportCase.File.of(shared.path("document"));
    return new ModelAndView("report/budget")
        .addObject(
            "page",
            new BudgetPage(
                open,
                text(report, "title"),
                text(report, "period"),
                reason.isString() ? reason.asString() : "",
                new ReportCase.File(found.document(), text(shared, "fileName"), found.hash()),
                text(report, "sharedFile"),
                typed,
                faults));
  }
}
