package dev.pitcrew.web.bot;

import dev.pitcrew.web.inbox.OpenTask;
import java.util.List;
import java.util.Map;

/**
 * The page on which a person does a bot's step.
 *
 * @param access what the bot was to change; all texts empty in a process that is not about access
 * @param fields what can be noted
 * @param note what was typed
 * @param faults what is wrong, by the field's name; {@code note} is the note
 * @param refusal why the last try was refused; empty when it was not
 */
public record BotStepPage(
    OpenTask open,
    BotFailure failure,
    Access access,
    List<Field> fields,
    String note,
    Map<String, String> faults,
    String refusal) {

  /** Whose access to what. */
  public record Access(
      String person, String system, String action, String account, String employeeId) {

    public boolean isThere() {
      return !system.isEmpty();
    }

    boolean isCreated() {
      return action.equals("create");
    }

    /** What the bot was to do, in words. */
    public String sentence() {
      String whose = person.isEmpty() ? employeeId : person;
      return isCreated()
          ? "An account for %s in %s".formatted(whose, systemName())
          : "Disable the account%s of %s in %s"
              .formatted(account.isEmpty() ? "" : " " + account, whose, systemName());
    }

    private String systemName() {
      return switch (system) {
        case "hr-portal" -> "the HR portal";
        case "it-portal" -> "the IT portal";
        default -> system;
      };
    }
  }

  /**
   * One thing to note.
   *
   * @param needed whether the bot cannot go on without it
   * @param typed what stands in it
   */
  public record Field(BotFailure.Output output, boolean needed, String typed) {

    public String part() {
      return "output-" + output.name();
    }
  }

  public String fault(String name) {
    return faults.getOrDefault(name, "");
  }

  public String title() {
    return access.isThere() ? access.sentence() : failure.stepText();
  }
}
