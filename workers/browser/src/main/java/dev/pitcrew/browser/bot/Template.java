package dev.pitcrew.browser.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with places in it that a run fills: {@code {{inputs.name}}}, {@code {{row.Column}}},
 * {@code {{outputs.name}}}, {@code {{secrets.NAME}}}, {@code {{totp}}}; after a bar a pattern for
 * dates, {@code {{inputs.start | dd.MM.yyyy}}}.
 */
public record Template(String raw, List<Part> parts) {

  private static final Pattern PLACE =
      Pattern.compile("\\{\\{\\s*([a-z]+)(?:\\.([^{}|]+?))?\\s*(?:\\|\\s*([^{}]+?)\\s*)?}}");

  public Template {
    parts = List.copyOf(parts);
  }

  /** Words, or a place. */
  public sealed interface Part {}

  public record Words(String text) implements Part {}

  /**
   * @param name of the input, column, output or secret; empty for a one-time code
   * @param pattern how a date is written, absent when as it comes
   */
  public record Place(Source source, String name, @Nullable String pattern) implements Part {}

  /** Where a place is filled from. */
  public enum Source {
    INPUTS,
    ROW,
    OUTPUTS,
    SECRETS,
    TOTP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException with what was expected
   */
  public static Template of(String raw) {
    var parts = new ArrayList<Part>();
    var match = PLACE.matcher(raw);
    int from = 0;
    while (match.find()) {
      words(raw.substring(from, match.start()), parts);
      parts.add(place(match.group(0), match.group(1), match.group(2), match.group(3)));
      from = match.end();
    }
    words(raw.substring(from), parts);
    return new Template(raw, parts);
  }

  private static void words(String text, List<Part> parts) {
    if (text.contains("{{") || text.contains("}}")) {
      throw new IllegalArgumentException(
          "Expected {{inputs.NAME}}, {{row.COLUMN}}, {{outputs.NAME}}, {{secrets.NAME}} or {{totp}}, but found \"%s\"."
              .formatted(text.strip()));
    }
    if (!text.isEmpty()) {
      parts.add(new Words(text));
    }
  }

  private static Place place(
      String whole, String word, @Nullable String name, @Nullable String pattern) {
    for (var source : Source.values()) {
      if (source.word().equals(word) && (name == null) == (source == Source.TOTP)) {
        return new Place(source, name == null ? "" : name.strip(), pattern);
      }
    }
    throw new IllegalArgumentException(
        "Expected {{inputs.NAME}}, {{row.COLUMN}}, {{outputs.NAME}}, {{secrets.NAME}} or {{totp}}, but found \"%s\"."
            .formatted(whole));
  }

  public Stream<Place> places() {
    return parts.stream().filter(Place.class::isInstance).map(Place.class::cast);
  }

  /** Whether it holds something nobody may read. */
  public boolean isSecret() {
    return places()
        .anyMatch(place -> place.source() == Source.SECRETS || place.source() == Source.TOTP);
  }

  /** A message with the places it speaks of filled; what is no place stays. */
  public static String fillWithin(String message, Function<Place, String> values) {
    return PLACE
        .matcher(message)
        .replaceAll(
            match -> {
              try {
                var place = place(match.group(0), match.group(1), match.group(2), match.group(3));
                return Matcher.quoteReplacement(values.apply(place));
              } catch (IllegalArgumentException e) {
                return Matcher.quoteReplacement(match.group(0));
              }
            });
  }

  /** The text with its places filled. */
  public String fill(Function<Place, String> values) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(
          switch (part) {
            case Words words -> words.text();
            case Place place -> values.apply(place);
          });
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return raw;
  }
}
