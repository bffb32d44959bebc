package dev.pitcrew.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the lines of the log file look. */
enum LogFormat {
  /** For people. */
  TEXT,
  /** JSON by the Elastic Common Schema. */
  ECS,
  /** JSON as Logstash takes it. */
  LOGSTASH,
  /** JSON as Graylog takes it. */
  GELF;

  static final String VARIABLE = "PITCREW_LOG_FORMAT";

  /**
   * @throws PitcrewApplication.CannotStart when the environment names another
   */
  static LogFormat of(UnaryOperator<@Nullable String> environment) {
    String wanted = environment.apply(VARIABLE);
    if (wanted == null || wanted.isBlank()) {
      return TEXT;
    }
    return Arrays.stream(values())
        .filter(format -> format.word().equals(wanted.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new PitcrewApplication.CannotStart(
                    "Expected %s to be one of %s, but it is '%s'."
                        .formatted(
                            VARIABLE,
                            Arrays.stream(values())
                                .map(LogFormat::word)
                                .collect(Collectors.joining(", ")),
                            wanted),
                    null));
  }

  /** As settings and files name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
