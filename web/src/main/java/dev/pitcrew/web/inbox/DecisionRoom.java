package dev.pitcrew.web.inbox;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task that a person ends with one of a few words, mostly with a reason: what all such rooms have
 * in common. Who may decide is said here early and in words; what holds is decided by the task's
 * guard when the engine completes it.
 */
public abstract class DecisionRoom implements TaskRoom {

  private static final int TEXT_LENGTH_MAX = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final String elementId;
  private final String variable;
  private final Map<String, Reason> words;

  /** Whether a decision must say why. */
  public enum Reason {
    NEEDED,
    OPTIONAL
  }

  /**
   * What was typed.
   *
   * @param word the decision; empty on a fresh page
   * @param own what stands in the one field that only this room has
   */
  public record Typed(String word, String reason, String own) {

    public static final Typed NOTHING = new Typed("", "", "");
  }

  /**
   * What is wrong with it; empty texts for what is right.
   *
   * @param own about the field that only this room has
   * @param refusal why the decision was not taken at all
   */
  public record Faults(String reason, String own, String refusal) {

    public static final Faults NONE = new Faults("", "", "");
  }

  /**
   * @param variable which variable the task is completed with; it holds the decision
   * @param words the decisions it can hold
   */
  protected DecisionRoom(
      TaskDesk desk, String elementId, String variable, Map<String, Reason> words) {
    this.desk = desk;
    this.elementId = elementId;
    this.variable = variable;
    this.words = words;
  }

  @Override
  public final boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(elementId);
  }

  @Override
  public final ModelAndView page(OpenTask open) {
    return page(open, Typed.NOTHING, Faults.NONE);
  }

  protected abstract ModelAndView page(OpenTask open, Typed typed, Faults faults);

  /** Why this person may not decide so; empty when they may. */
  protected abstract String bar(OpenTask open, String word);

  /** What is told when it was decided. */
  protected abstract Notice told(OpenTask open, String word);

  /** What the person is asked to write when a reason is missing. */
  protected abstract String askForReason();

  /** What is wrong with the room's own field; empty when nothing, or when there is none. */
  protected String ownFault(OpenTask open, Typed typed) {
    return "";
  }

  /** Adds what the room's own field says to the decision. */
  protected void addOwn(ObjectNode decision, Typed typed) {}

  /** Checks what was typed, completes the task with it, and goes back to the inbox. */
  protected final ModelAndView decide(
      SignedIn person, long key, Typed typed, RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Reason needed = words.get(typed.word());
    if (needed == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    String bar = bar(open, typed.word());
    if (!bar.isEmpty()) {
      return answer(page(open, typed, new Faults("", "", bar)), HttpStatus.FORBIDDEN);
    }
    String reasonFault = reasonFault(needed, typed.reason().strip());
    // What is used up by looking at it is looked at last.
    String ownFault = reasonFault.isEmpty() ? ownFault(open, typed) : "";
    if (!reasonFault.isEmpty() || !ownFault.isEmpty()) {
      return answer(
          page(open, typed, new Faults(reasonFault, ownFault, "")),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Optional<Refusal> refusal = desk.decide(open, typed.word(), variables(person, typed));
    if (refusal.isPresent()) {
      return answer(
          page(open, typed, new Faults("", "", refusal.get().sentence())), refusal.get().status());
    }
    redirect.addFlashAttribute(Notice.ATTRIBUTE, told(open, typed.word()));
    return new ModelAndView("redirect:/inbox");
  }

  private String reasonFault(Reason needed, String reason) {
    if (reason.length() > TEXT_LENGTH_MAX) {
      return "Use at most " + TEXT_LENGTH_MAX + " characters.";
    }
    return needed == Reason.NEEDED && reason.isEmpty() ? askForReason() : "";
  }

  private ObjectNode variables(SignedIn person, Typed typed) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode decision = variables.putObject(variable);
    decision.put("decision", typed.word()).put("by", person.getUsername());
    decision.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (!typed.reason().isBlank()) {
      decision.put("reason", typed.reason().strip());
    }
    addOwn(decision, typed);
    return variables;
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }
}
