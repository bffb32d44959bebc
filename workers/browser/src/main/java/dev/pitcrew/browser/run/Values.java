package dev.pitcrew.browser.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.Template;
import dev.pitcrew.browser.bot.Template.Place;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.secrets.Unveiled;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a run knows: inputs, outputs so far, the row it is at, and the secrets it has used. */
final class Values {

  private final Bot bot;
  private final JsonNode inputs;
  private final Map<String, Object> outputs = new LinkedHashMap<>();
  private final Unveiled secrets;
  private final OneTimeCodes codes;
  private final Set<String> usedCodes = new TreeSet<>();
  private @Nullable Map<String, String> row;

  Values(Bot bot, JsonNode inputs, Unveiled secrets, OneTimeCodes codes) {
    this.bot = bot;
    this.inputs = inputs;
    this.secrets = secrets;
    this.codes = codes;
    bot.inputs().forEach(this::check);
  }

  private void check(String name, Bot.Input input) {
    var value = inputs.path(name);
    boolean missing = value.isMissingNode() || value.isNull();
    if (missing && !input.optional()) {
      throw new ContractBroken(
          "Expected bot %s to be given the input %s, but it is missing."
              .formatted(bot.name(), name));
    }
    if (!missing && !fits(value, input.type())) {
      throw new ContractBroken(
          "Expected the input %s of bot %s to be %s, but it is not."
              .formatted(
                  name,
                  bot.name(),
                  input.type().name().toLowerCase(Locale.ROOT).replace('_', '/')));
    }
  }

  private static boolean fits(JsonNode value, Bot.Type type) {
    return switch (type) {
      case TEXT -> value.isTextual() || value.isNumber();
      case NUMBER -> value.isNumber();
      case DATE -> value.isTextual() && isDate(value.asText());
      case YES_NO -> value.isBoolean();
      case DOCUMENT -> value.hasNonNull("documentId");
      case ROWS -> value.isArray() || value.hasNonNull("documentId");
    };
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The text with its places filled; it may hold secrets then. */
  String fill(Template template) {
    return template.fill(this::text);
  }

  /** The same for people: secrets stay names. */
  String say(Template template) {
    return say(template.raw());
  }

  /** A message for people about texts with places. */
  String say(String message) {
    return Template.fillWithin(message, this::said);
  }

  private String said(Place place) {
    return switch (place.source()) {
      case SECRETS -> "the secret " + place.name();
      case TOTP -> "the one-time code";
      case INPUTS, OUTPUTS -> text(place);
      case ROW -> row == null ? "the row's " + place.name() : text(place);
    };
  }

  private String text(Place place) {
    return switch (place.source()) {
      case INPUTS -> formatted(plain(inputs.path(place.name())), place);
      case OUTPUTS -> formatted(String.valueOf(outputs.getOrDefault(place.name(), "")), place);
      case ROW -> formatted(cell(place.name()), place);
      case SECRETS -> secrets.resolve("{{secrets." + place.name() + "}}");
      case TOTP -> code();
    };
  }

  private static String plain(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  private String cell(String column) {
    if (row == null || !row.containsKey(column)) {
      throw new ContractBroken(
          "Expected the rows given to bot %s to have a column \"%s\", but they have %s."
              .formatted(bot.name(), column, row == null ? List.of() : row.keySet()));
    }
    return row.get(column);
  }

  private static String formatted(String value, Place place) {
    String pattern = place.pattern();
    if (pattern == null || value.isEmpty()) {
      return value;
    }
    try {
      return LocalDate.parse(value).format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ContractBroken(
          "Expected %s to be a date like 2026-11-30 that can be written as %s, but it is not."
              .formatted(place.name(), pattern));
    }
  }

  private String code() {
    String name = Objects.requireNonNull(bot.totp());
    try {
      String code = codes.next(name, secrets.resolve("{{secrets." + name + "}}"));
      usedCodes.add(code);
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Expected to wait for a one-time code, but the worker is being closed.");
    }
  }

  /** The value behind a place that is a text of its own: a document, or rows. */
  Object raw(Template template) {
    var place = template.places().findFirst().orElseThrow();
    return switch (place.source()) {
      case INPUTS -> inputs.path(place.name());
      case OUTPUTS -> outputs.getOrDefault(place.name(), "");
      default -> text(place);
    };
  }

  void output(String name, Object value) {
    outputs.put(name, value);
  }

  Map<String, Object> outputs() {
    return new LinkedHashMap<>(outputs);
  }

  void row(@Nullable Map<String, String> row) {
    this.row = row;
  }

  @Nullable Map<String, String> row() {
    return row;
  }

  /** Hides every secret used so far. */
  UnaryOperator<String> mask() {
    var names = secrets.masking();
    var used = List.copyOf(usedCodes);
    return text -> {
      String masked = names.apply(text);
      for (var code : used) {
        masked = masked.replace(code, "[one-time code]");
      }
      return masked;
    };
  }
}
