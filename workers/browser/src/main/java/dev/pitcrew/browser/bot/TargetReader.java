package dev.pitcrew.browser.bot;

import dev.pitcrew.browser.bot.Target.Seek;
import dev.pitcrew.browser.bot.Way.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a step is about: a text as a person sees it, or fields that say how to find it ({@code
 * label}, {@code name} with {@code role}, {@code text}, {@code test id}, {@code css}, {@code
 * xpath}); beside the text {@code or test id}, {@code or css}, {@code or xpath}.
 */
final class TargetReader {

  private static final Map<String, How> WAYS =
      Map.of(
          "label", How.LABEL,
          "name", How.NAME,
          "text", How.TEXT,
          "test id", How.TEST_ID,
          "css", How.CSS,
          "xpath", How.XPATH);
  private static final List<String> RANKED =
      List.of("label", "name", "text", "test id", "css", "xpath");
  private static final List<String> OTHERWISE = List.of("test id", "css", "xpath");

  private final Declared declared;

  TargetReader(Declared declared) {
    this.declared = declared;
  }

  /** The target under the step's own word, with what the step says beside it. */
  Target beside(FieldsReader step, String word, Seek seek, boolean inRows) {
    var ways = new ArrayList<Way>();
    Yml value = step.required(word);
    Optional<FieldsReader> inside = Optional.empty();
    if (value instanceof Yml.Text text) {
      ways.addAll(plain(text, seek, inRows));
    } else {
      inside = Optional.of(new FieldsReader(value, "what follows \"" + word + "\""));
      ways.addAll(fields(inside.get(), inRows));
    }
    for (var name : OTHERWISE) {
      step.text("or " + name)
          .ifPresent(
              raw ->
                  ways.add(
                      Way.of(WAYS.get(name), template(raw, step.line(), inRows), ways.size())));
    }
    var in = inside.orElse(step);
    var within = in.text("in").map(raw -> template(raw, step.line(), inRows)).orElse(null);
    int number = in.text("number").map(raw -> number(raw, step.line())).orElse(0);
    inside.ifPresent(FieldsReader::end);
    return new Target(seek, ways, within, number, false);
  }

  /** A target that stands alone: a condition, or where something is put. */
  Target alone(Yml value, String word, Seek seek, boolean inRows) {
    if (value instanceof Yml.Text text) {
      return new Target(seek, plain(text, seek, inRows), null, 0, false);
    }
    var fields = new FieldsReader(value, "what follows \"" + word + "\"");
    var ways = fields(fields, inRows);
    var within = fields.text("in").map(raw -> template(raw, value.line(), inRows)).orElse(null);
    int number = fields.text("number").map(raw -> number(raw, value.line())).orElse(0);
    fields.end();
    return new Target(seek, ways, within, number, false);
  }

  private List<Way> fields(FieldsReader fields, boolean inRows) {
    var ways = new ArrayList<Way>();
    @Nullable String role = fields.text("role").orElse(null);
    for (var name : RANKED) {
      fields
          .text(name)
          .ifPresent(
              raw ->
                  ways.add(
                      new Way(
                          WAYS.get(name),
                          List.of(template(raw, fields.line(), inRows)),
                          name.equals("name") ? role : null,
                          ways.size())));
    }
    if (ways.isEmpty()) {
      throw new BotFileError(
          fields.line(), "Expected at least one of %s.".formatted(String.join(", ", RANKED)));
    }
    return ways;
  }

  private List<Way> plain(Yml.Text text, Seek seek, boolean inRows) {
    if (text.value().isBlank()) {
      throw new BotFileError(
          text.line(), "Expected a text as it stands on the page, but there is nothing.");
    }
    var value = template(text.value(), text.line(), inRows);
    // What a person sees is one way to them, however the page has made it.
    return switch (seek) {
      case FIELD, BOX, FILE -> List.of(Way.of(How.LABEL, value, 0), Way.of(How.NAME, value, 0));
      case CLICKABLE -> List.of(Way.of(How.NAME, value, 0), Way.of(How.TEXT, value, 0));
      case READABLE -> List.of(Way.of(How.LABEL, value, 0), Way.of(How.TEXT, value, 0));
      case TABLE, FRAME -> List.of(Way.of(How.NAME, value, 0));
      case SHOWN -> List.of(Way.of(How.TEXT, value, 0));
    };
  }

  private Template template(String raw, int line, boolean inRows) {
    var template = declared.template(raw, line, inRows);
    if (template.isSecret()) {
      throw new BotFileError(
          line,
          "Expected a secret in what is filled in only, but found it in \"%s\".".formatted(raw));
    }
    return template;
  }

  private static int number(String raw, int line) {
    if (!raw.matches("[1-9]\\d{0,3}")) {
      throw new BotFileError(
          line, "Expected \"number\" to count from 1, but found \"%s\".".formatted(raw));
    }
    return Integer.parseInt(raw);
  }
}
