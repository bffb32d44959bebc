package dev.pitcrew.browser.bot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Takes fields out of a part of a file, and in the end refuses those nobody asked for. */
final class FieldsReader {

  private static final Pattern TIME = Pattern.compile("(\\d{1,4}) ?(s|seconds?|m|minutes?)");
  private static final Pattern BYTES = Pattern.compile("(\\d{1,4}) ?(KB|MB)");

  private final Yml.Fields fields;
  private final String what;
  private final TreeSet<String> known = new TreeSet<>();

  /**
   * @param what is being read, for messages: "a bot", "the step fill"
   */
  FieldsReader(Yml yml, String what) {
    if (!(yml instanceof Yml.Fields all)) {
      throw new BotFileError(
          yml.line(), "Expected %s to have named fields (name: value).".formatted(what));
    }
    this.fields = all;
    this.what = what;
  }

  int line() {
    return fields.line();
  }

  boolean has(String name) {
    known.add(name);
    return fields.all().containsKey(name);
  }

  Optional<Yml> any(String name) {
    known.add(name);
    return Optional.ofNullable(fields.all().get(name));
  }

  Yml required(String name) {
    return any(name)
        .orElseThrow(
            () ->
                new BotFileError(
                    line(),
                    "Expected %s to have \"%s\", but it is missing.".formatted(what, name)));
  }

  Optional<String> text(String name) {
    return any(name).map(value -> textOf(value, name));
  }

  String requiredText(String name) {
    String text = textOf(required(name), name);
    if (text.isBlank()) {
      throw new BotFileError(
          line(), "Expected a text after \"%s\", but there is nothing.".formatted(name));
    }
    return text;
  }

  List<Yml> items(String name) {
    return any(name).map(value -> itemsOf(value, name)).orElse(List.of());
  }

  Map<String, Yml> fields(String name) {
    return any(name)
        .map(
            value -> {
              if (value instanceof Yml.Fields all) {
                return all.all();
              }
              throw new BotFileError(
                  value.line(), "Expected \"%s\" to have named fields.".formatted(name));
            })
        .orElse(Map.of());
  }

  Optional<Duration> time(String name) {
    return text(name)
        .map(
            text -> {
              var match = TIME.matcher(text);
              if (!match.matches()) {
                throw new BotFileError(
                    line(),
                    "Expected a time like 20 s or 2 m after \"%s\", but found \"%s\"."
                        .formatted(name, text));
              }
              long number = Long.parseLong(match.group(1));
              return match.group(2).startsWith("s")
                  ? Duration.ofSeconds(number)
                  : Duration.ofMinutes(number);
            });
  }

  Optional<Long> bytes(String name) {
    return text(name)
        .map(
            text -> {
              var match = BYTES.matcher(text);
              if (!match.matches()) {
                throw new BotFileError(
                    line(),
                    "Expected a size like 500 KB or 20 MB after \"%s\", but found \"%s\"."
                        .formatted(name, text));
              }
              return Long.parseLong(match.group(1)) << (match.group(2).equals("KB") ? 10 : 20);
            });
  }

  /** Refuses what was not asked for: a misspelt word must not be ignored. */
  void end() {
    for (var name : fields.all().keySet()) {
      if (!known.contains(name)) {
        throw new BotFileError(
            fields.all().get(name).line(),
            "Expected %s to have only %s, but found \"%s\"."
                .formatted(what, String.join(", ", known), name));
      }
    }
  }

  static String textOf(Yml value, String name) {
    if (value instanceof Yml.Text text) {
      return text.value();
    }
    throw new BotFileError(value.line(), "Expected \"%s\" to be a text.".formatted(name));
  }

  static List<Yml> itemsOf(Yml value, String name) {
    if (value instanceof Yml.Items items) {
      return items.all();
    }
    throw new BotFileError(
        value.line(), "Expected \"%s\" to be a list (lines that begin with -).".formatted(name));
  }
}
