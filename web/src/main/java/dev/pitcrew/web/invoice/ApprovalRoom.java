package dev.pitcrew.web.invoice;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Task {@code approve-invoice}. Who validated the invoice or has already approved it does not
 * decide here; the posting worker checks the same again against the books.
 */
@Controller
final class ApprovalRoom implements TaskRoom {

  static final String ELEMENT = "approve-invoice";
  private static final int REASON_LENGTH_MAX = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;

  ApprovalRoom(TaskDesk desk) {
    this.desk = desk;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, "", "", "");
  }

  @PostMapping("/tasks/{key}/approval")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    boolean approved = decision.equals("approved");
    if (!approved && !decision.equals("rejected")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    String bar = bar(open, invoice);
    if (!bar.isEmpty()) {
      return answer(page(open, reason, "", bar), HttpStatus.FORBIDDEN);
    }
    String reasonError = reasonError(approved, reason.strip());
    if (!reasonError.isEmpty()) {
      return answer(page(open, reason, reasonError, ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Optional<Refusal> refusal =
        desk.decide(open, decision, variables(person, decision, reason.strip()));
    if (refusal.isPresent()) {
      return answer(page(open, reason, "", refusal.get().sentence()), refusal.get().status());
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Notice.of((approved ? "Approved: " : "Rejected: ") + invoice.title() + "."));
    return new ModelAndView("redirect:/inbox");
  }

  private static ObjectNode variables(SignedIn person, String decision, String reason) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode given = variables.putObject("approvalDecision");
    given.put("decision", decision).put("by", person.getUsername());
    given.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (!reason.isEmpty()) {
      given.put("reason", reason);
    }
    return variables;
  }

  private static String reasonError(boolean approved, String reason) {
    if (reason.length() > REASON_LENGTH_MAX) {
      return "Use at most " + REASON_LENGTH_MAX + " characters.";
    }
    return !approved && reason.isEmpty() ? "Say why. The supplier is told these words." : "";
  }

  /** Why this person may never decide on this invoice; empty when they may. */
  static String bar(OpenTask open, InvoiceCase invoice) {
    String me = open.person().getUsername();
    if (me.equals(invoice.validation().by())) {
      return "You validated this invoice, so somebody else has to approve it.";
    }
    boolean gave = invoice.approval().given().stream().anyMatch(given -> given.by().equals(me));
    return gave ? "You have approved this invoice before, so this step is for somebody else." : "";
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  private ModelAndView page(OpenTask open, String reason, String reasonError, String refusal) {
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    return new ModelAndView("invoice/approval")
        .addObject(
            "page",
            new ApprovalPage(open, invoice, bar(open, invoice), reason, reasonError, refusal));
  }
}
