package dev.pitcrew.engine.element;

import dev.pitcrew.engine.expression.Expression;
import dev.pitcrew.engine.expression.Variables;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.model.UserTaskDefinition;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.IncidentType;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.StepRun;
import dev.pitcrew.engine.step.TroubleException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * For whom and by when a user task is, as its model says.
 *
 * @param formKey 0 where it links no form
 */
record TaskProperties(
    @Nullable String assignee,
    List<String> candidateGroups,
    List<String> candidateUsers,
    @Nullable String dueDate,
    @Nullable String followUpDate,
    long formKey) {

  private static final String HEADER = "io.camunda.zeebe:";

  /** The headers of the model, and what a worker is told under reserved names. */
  Map<String, String> headers(Map<String, String> ofModel) {
    Map<String, String> headers = new LinkedHashMap<>(ofModel);
    put(headers, "assignee", assignee);
    put(headers, "candidateGroups", list(candidateGroups));
    put(headers, "candidateUsers", list(candidateUsers));
    put(headers, "dueDate", dueDate);
    put(headers, "followUpDate", followUpDate);
    put(headers, "formKey", formKey == 0 ? null : Long.toString(formKey));
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(HEADER + name, value);
    }
  }

  private static @Nullable String list(List<String> values) {
    return values.isEmpty() ? null : JsonText.array(values.stream().map(JsonText::quote).toList());
  }

  /** Evaluates them. */
  static final class Reader {

    private final Definitions definitions;
    private final Expressions expressions;
    private final Missing missing;

    Reader(StepRun run, Definitions definitions, Expressions expressions) {
      this.missing = new Missing(run);
      this.definitions = definitions;
      this.expressions = expressions;
    }

    /**
     * @throws TroubleException when an expression fails, or a form is not there
     */
    TaskProperties of(UserTaskDefinition task, ElementInstanceRow row, Variables variables) {
      String assignee =
          task.assignee() == null ? null : expressions.text(task.assignee(), variables);
      return new TaskProperties(
          assignee == null || assignee.isBlank() ? null : assignee,
          expressions.texts(task.candidateGroups(), variables),
          expressions.texts(task.candidateUsers(), variables),
          date(task.dueDate(), variables),
          date(task.followUpDate(), variables),
          formKey(task, row, variables));
    }

    private long formKey(UserTaskDefinition task, ElementInstanceRow row, Variables variables) {
      if (task.formId() == null) {
        return 0;
      }
      String formId = expressions.text(task.formId(), variables);
      FormRow form =
          definitions.form(
              formId, task.formBinding(), task.formVersionTag(), row.processDefinitionKey());
      if (form == null) {
        throw new TroubleException(
            IncidentType.FORM_NOT_FOUND,
            missing.form(formId, task.formBinding(), task.formVersionTag(), row));
      }
      return form.key();
    }

    private @Nullable String date(@Nullable Expression expression, Variables variables) {
      if (expression == null) {
        return null;
      }
      Object value =
          expression.isStatic()
              ? expression.source()
              : expressions.value(expression, variables).value();
      try {
        return switch (value) {
          case null -> null;
          case ZonedDateTime time -> iso(time.toOffsetDateTime());
          case OffsetDateTime time -> iso(time);
          case LocalDateTime time -> iso(time.atOffset(ZoneOffset.UTC));
          case String text when text.isBlank() -> null;
          case String text -> iso(ZonedDateTime.parse(text).toOffsetDateTime());
          default -> throw new DateTimeException("not a date");
        };
      } catch (DateTimeException e) {
        throw new TroubleException(
            IncidentType.EXTRACT_VALUE_ERROR,
            "Expected result of the expression '%s' to be a date with time and zone, but was '%s'."
                .formatted(Expressions.bare(expression), value));
      }
    }

    /** In one zone and form, so that dates can be compared as text. */
    private static String iso(OffsetDateTime time) {
      return DateTimeFormatter.ISO_INSTANT.format(time);
    }
  }
}
