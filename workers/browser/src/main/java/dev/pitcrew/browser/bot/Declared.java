package dev.pitcrew.browser.bot;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a bot's file has declared, so that no step can speak of something else. */
record Declared(
    Map<String, Bot.Input> inputs,
    Map<String, String> outputs,
    Set<String> secrets,
    @Nullable String totp) {

  /** A text with places, each of them declared. */
  Template template(String raw, int line, boolean inRows) {
    try {
      var template = Template.of(raw);
      template.places().forEach(place -> check(place, line, inRows));
      return template;
    } catch (IllegalArgumentException e) {
      throw new BotFileError(line, e.getMessage());
    }
  }

  private void check(Template.Place place, int line, boolean inRows) {
    boolean known =
        switch (place.source()) {
          case INPUTS -> inputs.containsKey(place.name());
          case OUTPUTS -> outputs.containsKey(place.name());
          case SECRETS -> secrets.contains(place.name());
          case TOTP -> totp != null;
          case ROW -> inRows;
        };
    if (!known) {
      throw new BotFileError(
          line,
          switch (place.source()) {
            case INPUTS, OUTPUTS, SECRETS ->
                "Expected %s.%s to be declared under \"%s\", but it is not."
                    .formatted(place.source().word(), place.name(), place.source().word());
            case TOTP -> "Expected \"totp\" to name the secret of the codes, but the bot has none.";
            case ROW -> "Expected row.%s inside \"for each row of\" only.".formatted(place.name());
          });
    }
  }

  String output(String name, int line) {
    if (!outputs.containsKey(name)) {
      throw new BotFileError(
          line, "Expected %s to be declared under \"outputs\", but it is not.".formatted(name));
    }
    return name;
  }
}
