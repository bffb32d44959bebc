package dev.pitcrew.web.claims;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import dev.pitcrew.web.starts.Said;
import dev.pitcrew.web.starts.StartsPort;
import dev.pitcrew.web.starts.WaitingPort;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** Everybody's own claims; somebody else's are not there. */
@Controller
final class ClaimsController {

  private static final int ACCOUNT_END = 4;

  private final ObjectProvider<Records> records;
  private final StartsPort starts;
  private final WaitingPort waiting;
  private final RulingPort rulings;

  ClaimsController(
      ObjectProvider<Records> records, StartsPort starts, WaitingPort waiting, RulingPort rulings) {
    this.records = records;
    this.starts = starts;
    this.waiting = waiting;
    this.rulings = rulings;
  }

  @GetMapping("/claims")
  ModelAndView all(@AuthenticationPrincipal SignedIn person) {
    String username = person.getUsername();
    String iban =
        books().people().find(username).map(one -> one.iban() == null ? "" : one.iban()).orElse("");
    BankChange change =
        books().bankChanges().ofVendor(Payee.ofEmployee(username)).stream()
            .filter(each -> each.state() == BankChange.State.REQUESTED)
            .findFirst()
            .orElse(null);
    return new ModelAndView("claims/claims")
        .addObject(
            "page",
            new ClaimsPage(
                books().claims().ofClaimant(username).stream().map(this::row).toList(),
                iban.isEmpty() ? "" : end(iban),
                change));
  }

  private ClaimsPage.Row row(Claim claim) {
    var stands = new ClaimStands(books(), claim);
    return new ClaimsPage.Row(claim, stands.words(), stands.look());
  }

  private static String end(String iban) {
    return "… " + iban.substring(Math.max(0, iban.length() - ACCOUNT_END));
  }

  @GetMapping("/claims/{id}")
  ModelAndView one(@AuthenticationPrincipal SignedIn person, @PathVariable String id) {
    Claim claim = own(person, id);
    var stands = new ClaimStands(books(), claim);
    boolean isOpen = claim.state() == Claim.State.OPEN;
    List<WaitingPort.Waiting> waits = isOpen ? waiting.of(id) : List.of();
    Map<Integer, RulingPort.Ruling> ruled = rulings.of(id);
    return new ModelAndView("claims/claim")
        .addObject(
            "page",
            new ClaimPage(
                claim,
                stands.words(),
                stands.look(),
                stands.held(),
                stands.due(),
                stands.paid(),
                waits,
                stands.lines(ruled),
                isOpen));
  }

  @PostMapping("/claims/{id}/withdraw")
  String withdraw(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    own(person, id);
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Said.of(
            () -> starts.withdrawClaim(id, reason, person.getUsername()),
            "Withdrawn. Nothing of it is paid.",
            "It is decided already and cannot be withdrawn any more."));
    return "redirect:/claims/" + id;
  }

  /** Another account for the own reimbursements; somebody else confirms it. */
  @PostMapping("/claims/account")
  String account(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(defaultValue = "") String iban,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Notice notice =
        switch (books()
            .bankChanges()
            .request(
                Payee.ofEmployee(person.getUsername()),
                iban.replaceAll("\\s", "").toUpperCase(Locale.ROOT),
                null,
                person.getUsername(),
                reason.isBlank() ? "asked for by the employee" : reason.strip())) {
          case BankChanges.Outcome.Done done ->
              Notice.of(
                  "Asked for. A controller speaks to you and confirms it; until then the old"
                      + " account is paid.");
          case BankChanges.Outcome.Refused no -> Notice.refused(no.reason());
        };
    redirect.addFlashAttribute(Notice.ATTRIBUTE, notice);
    return "redirect:/claims";
  }

  /** A claim of somebody else is as unknown as one that was never handed in. */
  private Claim own(SignedIn person, String id) {
    return books()
        .claims()
        .find(id)
        .filter(claim -> claim.claimant().equals(person.getUsername()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Records books() {
    Records open = records.getIfAvailable();
    if (open == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return open;
  }
}
