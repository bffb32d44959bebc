package dev.pitcrew.web.vendors;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Vendors; another bank account is asked for by one person and confirmed by a second. */
@Controller
final class VendorsController {

  private final ObjectProvider<Records> records;

  VendorsController(ObjectProvider<Records> records) {
    this.records = records;
  }

  @GetMapping("/vendors")
  ModelAndView list(
      @AuthenticationPrincipal SignedIn person, @RequestParam(defaultValue = "") String q) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    return new ModelAndView("vendors/vendors")
        .addObject(
            "page",
            new VendorsPage(
                books().vendors().all().stream().filter(one -> fits(one, wanted)).toList(),
                books().bankChanges().open(),
                books().paymentReturns().payees(),
                person.has(Role.CONTROLLER),
                q));
  }

  private static boolean fits(Vendor vendor, String wanted) {
    return String.join(
            " ",
            vendor.id(),
            vendor.name(),
            String.join(" ", vendor.aliases()),
            String.valueOf(vendor.vatId()),
            String.valueOf(vendor.iban()))
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }

  @GetMapping("/vendors/{id}")
  ModelAndView one(@AuthenticationPrincipal SignedIn person, @PathVariable String id) {
    return page(person, id, "", "", "");
  }

  @PostMapping("/vendors/{id}/bank-account")
  ModelAndView ask(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String iban,
      @RequestParam(defaultValue = "") String bic,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    require(person.hasAny(Set.of(Role.CLERK, Role.CONTROLLER)));
    if (reason.isBlank()) {
      return refused(page(person, id, "Say where the new account comes from.", iban, reason));
    }
    var outcome =
        books()
            .bankChanges()
            .request(
                id,
                iban.replaceAll("\\s", "").toUpperCase(Locale.ROOT),
                bic.isBlank() ? null : bic.strip().toUpperCase(Locale.ROOT),
                person.getUsername(),
                reason.strip());
    return switch (outcome) {
      case BankChanges.Outcome.Refused no -> refused(page(person, id, no.reason(), iban, reason));
      case BankChanges.Outcome.Done done ->
          told(
              redirect,
              id,
              Payee.employee(id).isPresent()
                  ? "Asked for. A controller speaks to them and confirms it; until then the old"
                      + " account is paid."
                  : "Asked for. A controller calls the vendor and confirms it; until then the old"
                      + " account is paid.");
    };
  }

  @PostMapping("/vendors/bank-changes/{change}/confirm")
  ModelAndView confirm(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long change,
      @RequestParam(defaultValue = "") String calledNumber,
      RedirectAttributes redirect) {
    var vendorId = vendorOf(person, change);
    return decided(
        person,
        vendorId,
        books().bankChanges().confirm(change, person.getUsername(), calledNumber.strip()),
        redirect,
        "Confirmed. It is paid there after the cooling-off.");
  }

  @PostMapping("/vendors/bank-changes/{change}/refuse")
  ModelAndView refuse(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long change,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    var vendorId = vendorOf(person, change);
    if (reason.isBlank()) {
      return refused(page(person, vendorId, "Say why the account is refused.", "", ""));
    }
    return decided(
        person,
        vendorId,
        books().bankChanges().refuse(change, person.getUsername(), reason.strip()),
        redirect,
        "Refused. The account stays as it was.");
  }

  /** A payment came back, somebody asked the vendor: its data are right, so it is paid again. */
  @PostMapping("/vendors/{id}/returned")
  ModelAndView payAgain(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String how,
      RedirectAttributes redirect) {
    require(person.has(Role.CONTROLLER));
    if (how.isBlank()) {
      return refused(page(person, id, "Say how the data were confirmed.", "", ""));
    }
    try {
      int open = books().paymentReturns().confirm(id, person.getUsername(), how.strip()).size();
      return told(
          redirect,
          id,
          switch (open) {
            case 0 -> "Nothing waits any more.";
            case 1 -> "One item is open again.";
            default -> open + " items are open again.";
          });
    } catch (IllegalArgumentException notThisPerson) {
      return refused(page(person, id, String.valueOf(notThisPerson.getMessage()), "", ""));
    }
  }

  private String vendorOf(SignedIn person, long change) {
    require(person.has(Role.CONTROLLER));
    return books()
        .bankChanges()
        .find(change)
        .map(BankChange::vendorId)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ModelAndView decided(
      SignedIn person,
      String vendorId,
      BankChanges.Outcome outcome,
      RedirectAttributes redirect,
      String words) {
    return switch (outcome) {
      case BankChanges.Outcome.Refused no -> refused(page(person, vendorId, no.reason(), "", ""));
      case BankChanges.Outcome.Done done -> told(redirect, vendorId, words);
    };
  }

  private ModelAndView page(
      SignedIn person, String id, String refusal, String iban, String reason) {
    if (Payee.employee(id).isPresent()) {
      return employee(person, id, refusal, iban, reason);
    }
    Vendor vendor =
        books()
            .vendors()
            .find(id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new ModelAndView("vendors/vendor")
        .addObject(
            "page",
            new VendorPage(
                vendor,
                books().bankChanges().ofVendor(id),
                books().paymentReturns().ofVendor(id),
                person.hasAny(Set.of(Role.CLERK, Role.CONTROLLER)),
                person.has(Role.CONTROLLER),
                refusal,
                iban,
                reason));
  }

  private ModelAndView employee(
      SignedIn person, String id, String refusal, String iban, String reason) {
    Payee payee =
        books()
            .payees()
            .find(id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean own = id.equals(Payee.ofEmployee(person.getUsername()));
    boolean decides = person.has(Role.CONTROLLER) && !own;
    return new ModelAndView("vendors/employee")
        .addObject(
            "page",
            new EmployeeAccountPage(
                payee,
                Payee.employee(id).orElseThrow(),
                payee.iban() == null ? "" : VendorsPage.shown(id, payee.iban(), decides),
                books().bankChanges().ofVendor(id).stream()
                    .map(
                        change ->
                            new EmployeeAccountPage.Change(
                                change, VendorsPage.shown(id, change.iban(), decides)))
                    .toList(),
                books().paymentReturns().ofPayee(id),
                person.hasAny(Set.of(Role.CLERK, Role.CONTROLLER)),
                decides,
                own,
                refusal,
                iban,
                reason));
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private static ModelAndView refused(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static ModelAndView told(RedirectAttributes redirect, String vendorId, String words) {
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of(words));
    return new ModelAndView("redirect:/vendors/" + vendorId);
  }

  private Records books() {
    var open = records.getIfAvailable();
    if (open == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return open;
  }
}
