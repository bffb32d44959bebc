package dev.pitcrew.web.invoice;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Task {@code validate-invoice}: a clerk compares what was read with the page. */
@Controller
final class ValidationRoom implements TaskRoom {

  static final String ELEMENT = "validate-invoice";
  private static final int REASON_LENGTH_MAX = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;

  ValidationRoom(TaskDesk desk) {
    this.desk = desk;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, new LinkedMultiValueMap<>(), false, "", "");
  }

  @PostMapping("/tasks/{key}/validation")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam MultiValueMap<String, String> posted,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Decision decision = Decision.of(posted.getFirst("decision"));
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    PostedInvoice values = new PostedInvoice(invoice, posted);
    ModelAndView objected = objections(open, decision, values, posted);
    if (objected != null) {
      return objected;
    }
    Optional<Refusal> refusal =
        desk.decide(open, decision.word(), variables(open, decision, values, posted));
    if (refusal.isPresent()) {
      ModelAndView page = page(open, posted, false, "", refusal.get().sentence());
      page.setStatus(refusal.get().status());
      return page;
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE, Notice.of(decision.done() + ": " + invoice.title() + "."));
    return new ModelAndView("redirect:/inbox");
  }

  private @org.jspecify.annotations.Nullable ModelAndView objections(
      OpenTask open,
      Decision decision,
      PostedInvoice values,
      MultiValueMap<String, String> posted) {
    boolean accepting = decision == Decision.CORRECT;
    String reasonError = accepting ? "" : reasonError(decision, reason(posted));
    boolean wrong =
        accepting
            && (java.util.stream.Stream.of(true, false)
                    .flatMap(doubtful -> values.fields(doubtful, true).stream())
                    .anyMatch(field -> !field.error().isEmpty())
                || (!values.sums().isEmpty() && !values.isSumConfirmed()));
    if (!wrong && reasonError.isEmpty()) {
      return null;
    }
    ModelAndView page = page(open, posted, accepting, reasonError, "");
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private static String reasonError(Decision decision, String reason) {
    if (reason.length() > REASON_LENGTH_MAX) {
      return "Use at most " + REASON_LENGTH_MAX + " characters.";
    }
    return decision == Decision.REJECT && reason.isBlank()
        ? "Say why. The supplier is told these words."
        : "";
  }

  private static String reason(MultiValueMap<String, String> posted) {
    String reason = posted.getFirst("reason");
    return reason == null ? "" : reason.strip();
  }

  private static ObjectNode variables(
      OpenTask open,
      Decision decision,
      PostedInvoice values,
      MultiValueMap<String, String> posted) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode validation = variables.putObject("validation");
    validation.put("decision", decision.word());
    validation.put("by", open.person().getUsername());
    String reason = reason(posted);
    if (decision != Decision.CORRECT && !reason.isEmpty()) {
      validation.put("reason", reason);
    }
    ObjectNode corrections = validation.putObject("corrections");
    if (decision == Decision.CORRECT) {
      values.corrections().forEach(corrections::put);
      variables.set("invoice", values.corrected(open.variables().get("invoice")));
    }
    return variables;
  }

  private ModelAndView page(
      OpenTask open,
      MultiValueMap<String, String> posted,
      boolean accepting,
      String reasonError,
      String refusal) {
    InvoiceCase invoice = InvoiceCase.of(open.variables());
    PostedInvoice values = new PostedInvoice(invoice, posted);
    List<ValidationPage.Field> doubtful = values.fields(true, accepting);
    List<ValidationPage.Field> sure = values.fields(false, accepting);
    return new ModelAndView("invoice/validation")
        .addObject(
            "page",
            new ValidationPage(
                open,
                invoice,
                doubtful,
                sure,
                values.sums(),
                values.isSumConfirmed(),
                reason(posted),
                reasonError,
                refusal));
  }

  /** What the person says of the document. */
  private enum Decision {
    CORRECT("correct", "Accepted"),
    REJECT("reject", "Rejected"),
    NOT_AN_INVOICE("not-an-invoice", "Put aside as not an invoice");

    private final String word;
    private final String done;

    Decision(String word, String done) {
      this.word = word;
      this.done = done;
    }

    String word() {
      return word;
    }

    String done() {
      return done;
    }

    static Decision of(@org.jspecify.annotations.Nullable String word) {
      for (Decision decision : values()) {
        if (decision.word.equals(word)) {
          return decision;
        }
      }
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }
}
