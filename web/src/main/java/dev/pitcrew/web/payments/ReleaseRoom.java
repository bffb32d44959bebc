package dev.pitcrew.web.payments;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.invoice.Books;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Task {@code release-payments}. Who validated, verified or approved one of the items does not
 * release the run, and who does proves it with a second factor for this very task; the task's guard
 * and the payment worker check the same again against the books.
 */
@Controller
final class ReleaseRoom implements TaskRoom {

  static final String ELEMENT = "release-payments";
  private static final int REASON_LENGTH_MAX = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final Books books;

  ReleaseRoom(TaskDesk desk, Books books) {
    this.desk = desk;
    this.books = books;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, "", "", "");
  }

  @PostMapping("/tasks/{key}/release")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    boolean released = decision.equals("released");
    if (!released && !decision.equals("discarded")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    Proposal proposal = Proposal.of(open.variables().get("proposal"));
    String bar = bar(open, proposal);
    if (released && !bar.isEmpty()) {
      return answer(page(open, reason, "", bar), HttpStatus.FORBIDDEN);
    }
    String reasonError = reasonError(released, reason.strip());
    if (!reasonError.isEmpty()) {
      return answer(page(open, reason, reasonError, ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    String codeError = released ? codeError(person, key, code) : "";
    if (!codeError.isEmpty()) {
      return answer(page(open, reason, "", "", codeError), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Optional<Refusal> refusal =
        desk.decide(open, decision, variables(person, decision, reason.strip()));
    if (refusal.isPresent()) {
      return answer(page(open, reason, "", refusal.get().sentence()), refusal.get().status());
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        released
            ? Notice.of("Released " + proposal.runId() + ". The file is being written.")
                .then("/payments", "To the payments")
            : Notice.of("Discarded " + proposal.runId() + ". Nothing is paid."));
    return new ModelAndView("redirect:/inbox");
  }

  /** Takes the code, once; a release that was confirmed a moment ago needs no second one. */
  private String codeError(SignedIn person, long key, String code) {
    String username = person.getUsername();
    String purpose = "release:" + key;
    return books
        .secondFactors()
        .map(
            factors ->
                factors.wasConfirmed(username, purpose)
                        || factors.confirm(username, purpose, code.replace(" ", ""))
                    ? ""
                    : factors.pausedUntil(username).isPresent()
                        ? "Too many wrong codes. Wait a quarter of an hour, then try again."
                        : "This is not the code of now, or it was used before. Take the next one.")
        .orElse("There are no books on this machine, so nobody can be asked for a second factor.");
  }

  private static ObjectNode variables(SignedIn person, String decision, String reason) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode release = variables.putObject("release");
    release.put("decision", decision).put("by", person.getUsername());
    if (!reason.isEmpty()) {
      release.put("reason", reason);
    }
    return variables;
  }

  private static String reasonError(boolean released, String reason) {
    if (reason.length() > REASON_LENGTH_MAX) {
      return "Use at most " + REASON_LENGTH_MAX + " characters.";
    }
    return !released && reason.isEmpty() ? "Say why, for whoever proposes them again." : "";
  }

  private String bar(OpenTask open, Proposal proposal) {
    if (books.peopleOf(proposal.invoiceIds()).contains(open.person().getUsername())) {
      return "You validated, verified or approved one of these invoices, so somebody else has to"
          + " release the run.";
    }
    return proposal.isOff()
        ? "The items do not add up to the total of the run, so it can only be discarded."
        : "";
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  private ModelAndView page(OpenTask open, String reason, String reasonError, String refusal) {
    return page(open, reason, reasonError, refusal, "");
  }

  private ModelAndView page(
      OpenTask open, String reason, String reasonError, String refusal, String codeError) {
    boolean hasSecondFactor =
        books
            .secondFactors()
            .filter(factors -> factors.isActive(open.person().getUsername()))
            .isPresent();
    Proposal proposal = Proposal.of(open.variables().get("proposal"));
    return new ModelAndView("payments/release")
        .addObject(
            "page",
            new ReleasePage(
                open,
                proposal,
                bar(open, proposal),
                reason,
                reasonError,
                refusal,
                hasSecondFactor,
                codeError));
  }
}
