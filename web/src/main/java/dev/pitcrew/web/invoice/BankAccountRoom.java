package dev.pitcrew.web.invoice;

import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.web.engine.Variables;
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
import tools.jackson.databind.node.ObjectNode;

/** Task {@code verify-bank-account}: a second person calls the vendor back. */
@Controller
final class BankAccountRoom extends DecisionRoom {

  static final String ELEMENT = "verify-bank-account";
  private static final int DIGITS_MIN = 5;
  private static final int NUMBER_LENGTH_MAX = 40;

  private final Books books;

  BankAccountRoom(TaskDesk desk, Books books) {
    super(
        desk,
        ELEMENT,
        "bankAccount",
        Map.of("confirmed", Reason.OPTIONAL, "refused", Reason.NEEDED));
    this.books = books;
  }

  @PostMapping("/tasks/{key}/bank-account")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String calledNumber,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    return decide(person, key, new Typed(decision, reason, calledNumber.strip()), redirect);
  }

  @Override
  protected String bar(OpenTask open, String word) {
    return open.person().getUsername().equals(InvoiceCase.of(open.variables()).validation().by())
        ? "You validated this invoice, so somebody else has to verify its bank account."
        : "";
  }

  @Override
  protected String askForReason() {
    return "Say why. The supplier is told these words.";
  }

  @Override
  protected String ownFault(OpenTask open, Typed typed) {
    long digits = typed.own().chars().filter(Character::isDigit).count();
    boolean called = digits >= DIGITS_MIN && typed.own().length() <= NUMBER_LENGTH_MAX;
    return typed.word().equals("confirmed") && !called ? "Write the number you called." : "";
  }

  @Override
  protected void addOwn(ObjectNode decision, Typed typed) {
    if (!typed.own().isEmpty()) {
      decision.put("calledNumber", typed.own());
    }
  }

  @Override
  protected Notice told(OpenTask open, String word) {
    return Notice.of(
        (word.equals("confirmed") ? "Account confirmed: " : "Account refused: ")
            + InvoiceCase.of(open.variables()).vendor()
            + ".");
  }

  @Override
  protected ModelAndView page(OpenTask open, Typed typed, Faults faults) {
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    var vendor = books.vendor(invoice.check().vendorId());
    return new ModelAndView("invoice/bank-account")
        .addObject(
            "page",
            new BankAccountPage(
                open,
                invoice,
                vendor.map(Vendor::iban).orElse(""),
                vendor.map(Vendor::phone).orElse(""),
                invoice.value(FieldName.IBAN),
                printed(open, invoice),
                bar(open, ""),
                typed,
                faults));
  }

  private static String printed(OpenTask open, InvoiceCase invoice) {
    JsonNode shown = open.variables().get("printed").path("fields").path(FieldName.IBAN.key());
    String account = Variables.text(shown, "value");
    return account.equals(invoice.value(FieldName.IBAN)) ? "" : account;
  }
}
