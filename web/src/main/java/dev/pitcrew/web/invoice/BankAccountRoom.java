package dev.pitcrew.web.invoice;

import dev.pitcrew.records.Vendor;
import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Task {@code verify-bank-account}: a second person calls the vendor back. */
@Controller
final class BankAccountRoom implements TaskRoom {

  static final String ELEMENT = "verify-bank-account";
  private static final int TEXT_LENGTH_MAX = 1_000;
  private static final int DIGITS_MIN = 5;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final Books books;

  BankAccountRoom(TaskDesk desk, Books books) {
    this.desk = desk;
    this.books = books;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, "", "", "", "", "");
  }

  @PostMapping("/tasks/{key}/bank-account")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String calledNumber,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    boolean confirmed = decision.equals("confirmed");
    if (!confirmed && !decision.equals("refused")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    String bar = bar(open, invoice);
    if (!bar.isEmpty()) {
      return answer(page(open, calledNumber, "", reason, "", bar), HttpStatus.FORBIDDEN);
    }
    String numberError = confirmed ? numberError(calledNumber) : "";
    String reasonError =
        !confirmed && reason.isBlank() ? "Say why. The supplier is told these words." : "";
    if (!numberError.isEmpty() || !reasonError.isEmpty()) {
      return answer(
          page(open, calledNumber, numberError, reason, reasonError, ""),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Optional<Refusal> refusal =
        desk.decide(open, decision, variables(person, decision, calledNumber, reason));
    if (refusal.isPresent()) {
      return answer(
          page(open, calledNumber, "", reason, "", refusal.get().sentence()),
          refusal.get().status());
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Notice.of(
            (confirmed ? "Account confirmed: " : "Account refused: ") + invoice.vendor() + "."));
    return new ModelAndView("redirect:/inbox");
  }

  private static String numberError(String calledNumber) {
    long digits = calledNumber.chars().filter(Character::isDigit).count();
    return digits < DIGITS_MIN || calledNumber.length() > 40 ? "Write the number you called." : "";
  }

  private static ObjectNode variables(
      SignedIn person, String decision, String calledNumber, String reason) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode account = variables.putObject("bankAccount");
    account.put("decision", decision).put("by", person.getUsername());
    if (!calledNumber.isBlank()) {
      account.put("calledNumber", calledNumber.strip());
    }
    if (!reason.isBlank()) {
      account.put(
          "reason",
          reason.strip().substring(0, Math.min(TEXT_LENGTH_MAX, reason.strip().length())));
    }
    return variables;
  }

  private static String bar(OpenTask open, InvoiceCase invoice) {
    return open.person().getUsername().equals(invoice.validation().by())
        ? "You validated this invoice, so somebody else has to verify its bank account."
        : "";
  }

  private static String printed(OpenTask open, InvoiceCase invoice) {
    JsonNode shown = open.variables().get("printed").path("fields").path(FieldName.IBAN.key());
    String account = Variables.text(shown, "value");
    return account.equals(invoice.value(FieldName.IBAN)) ? "" : account;
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  private ModelAndView page(
      OpenTask open,
      String calledNumber,
      String numberError,
      String reason,
      String reasonError,
      String refusal) {
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    String known = books.vendor(invoice.check().vendorId()).map(Vendor::iban).orElse("");
    return new ModelAndView("invoice/bank-account")
        .addObject(
            "page",
            new BankAccountPage(
                open,
                invoice,
                known,
                invoice.value(FieldName.IBAN),
                printed(open, invoice),
                bar(open, invoice),
                calledNumber,
                numberError,
                reason,
                reasonError,
                refusal));
  }
}
