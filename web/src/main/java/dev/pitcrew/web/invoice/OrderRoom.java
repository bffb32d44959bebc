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

/** Task {@code resolve-order}: the invoice and its purchase order do not agree. */
@Controller
final class OrderRoom extends DecisionRoom {

  static final String ELEMENT = "resolve-order";

  OrderRoom(TaskDesk desk) {
    super(
        desk,
        ELEMENT,
        "orderDecision",
        Map.of("accept", Reason.NEEDED, "wait", Reason.OPTIONAL, "reject", Reason.NEEDED));
  }

  @PostMapping("/tasks/{key}/order")
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
    return "Say why. Whoever approves reads it, and the supplier when you reject.";
  }

  @Override
  protected Notice told(OpenTask open, String word) {
    String title = InvoiceCase.of(open.variables()).title();
    return Notice.of(
        switch (word) {
          case "accept" -> "Accepted without the order: " + title + ".";
          case "wait" -> "Waiting for the goods: " + title + ".";
          default -> "Rejected: " + title + ".";
        });
  }

  @Override
  protected ModelAndView page(OpenTask open, Typed typed, Faults faults) {
    return new ModelAndView("invoice/order")
        .addObject(
            "page",
            new OrderPage(
                open,
                InvoiceCase.of(open.variables()),
                OrderMatch.of(open.variables().get("check").path("order")),
                typed,
                faults));
  }
}
