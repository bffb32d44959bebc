package dev.pitcrew.web.invoice;

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

/** Task {@code approve-invoice}: whoever validated the invoice or has approved it does not. */
@Controller
final class ApprovalRoom extends DecisionRoom {

  static final String ELEMENT = "approve-invoice";

  ApprovalRoom(TaskDesk desk) {
    super(
        desk,
        ELEMENT,
        "approvalDecision",
        Map.of("approved", Reason.OPTIONAL, "rejected", Reason.NEEDED));
  }

  @PostMapping("/tasks/{key}/approval")
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
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    String me = open.person().getUsername();
    if (me.equals(invoice.validation().by())) {
      return "You validated this invoice, so somebody else has to approve it.";
    }
    boolean gave = invoice.approval().given().stream().anyMatch(given -> given.by().equals(me));
    return gave ? "You have approved this invoice before, so this step is for somebody else." : "";
  }

  @Override
  protected String askForReason() {
    return "Say why. The supplier is told these words.";
  }

  @Override
  protected Notice told(OpenTask open, String word) {
    return Notice.of(
        (word.equals("approved") ? "Approved: " : "Rejected: ")
            + InvoiceCase.of(open.variables()).title()
            + ".");
  }

  @Override
  protected ModelAndView page(OpenTask open, Typed typed, Faults faults) {
    return new ModelAndView("invoice/approval")
        .addObject(
            "page",
            new ApprovalPage(
                open,
                InvoiceCase.of(open.variables()),
                OrderMatch.of(open.variables().get("check").path("order")),
                CodedLine.of(open.variables().get("coding")),
                bar(open, ""),
                typed,
                faults));
  }
}
