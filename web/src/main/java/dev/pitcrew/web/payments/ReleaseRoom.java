package dev.pitcrew.web.payments;

import dev.pitcrew.web.inbox.DecisionRoom;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.invoice.Books;
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

/**
 * Task {@code release-payments}. Who had a part in one of the items does not release the run, and
 * who does proves it with a second factor for this very task; the task's guard and the payment
 * worker check the same again against the books.
 */
@Controller
final class ReleaseRoom extends DecisionRoom {

  static final String ELEMENT = "release-payments";
  private static final String RELEASED = "released";

  private final Books books;

  ReleaseRoom(TaskDesk desk, Books books) {
    super(desk, ELEMENT, "release", Map.of(RELEASED, Reason.OPTIONAL, "discarded", Reason.NEEDED));
    this.books = books;
  }

  @PostMapping("/tasks/{key}/release")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes redirect) {
    return decide(person, key, new Typed(decision, reason, code.replace(" ", "")), redirect);
  }

  /** Anybody the run is offered to may discard it. */
  @Override
  protected String bar(OpenTask open, String word) {
    if (!word.equals(RELEASED)) {
      return "";
    }
    Proposal proposal = proposal(open);
    if (books.peopleOf(proposal.invoiceIds()).contains(open.person().getUsername())) {
      return "You validated, verified or approved one of these invoices, so somebody else has to"
          + " release the run.";
    }
    return proposal.isOff()
        ? "The items do not add up to the total of the run, so it can only be discarded."
        : "";
  }

  @Override
  protected String askForReason() {
    return "Say why, for whoever proposes them again.";
  }

  /** Takes the code, once; a release that was confirmed a moment ago needs no second one. */
  @Override
  protected String ownFault(OpenTask open, Typed typed) {
    if (!typed.word().equals(RELEASED)) {
      return "";
    }
    String username = open.person().getUsername();
    String purpose = "release:" + open.key();
    return books
        .secondFactors()
        .map(
            factors ->
                factors.wasConfirmed(username, purpose)
                        || factors.confirm(username, purpose, typed.own())
                    ? ""
                    : factors.pausedUntil(username).isPresent()
                        ? "Too many wrong codes. Wait a quarter of an hour, then try again."
                        : "This is not the code of now, or it was used before. Take the next one.")
        .orElse("There are no books on this machine, so nobody can be asked for a second factor.");
  }

  @Override
  protected Notice told(OpenTask open, String word) {
    String run = proposal(open).runId();
    return word.equals(RELEASED)
        ? Notice.of("Released " + run + ". The file is being written.")
            .then("/payments", "To the payments")
        : Notice.of("Discarded " + run + ". Nothing is paid.");
  }

  @Override
  protected ModelAndView page(OpenTask open, Typed typed, Faults faults) {
    boolean hasSecondFactor =
        books
            .secondFactors()
            .filter(factors -> factors.isActive(open.person().getUsername()))
            .isPresent();
    return new ModelAndView("payments/release")
        .addObject(
            "page",
            new ReleasePage(
                open, proposal(open), bar(open, RELEASED), hasSecondFactor, typed, faults));
  }

  private static Proposal proposal(OpenTask open) {
    return Proposal.of(open.variables().get("proposal"));
  }
}
