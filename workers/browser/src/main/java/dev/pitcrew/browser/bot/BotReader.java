package dev.pitcrew.browser.bot;

import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.jobs.Patience;
import dev.pitcrew.jobs.secrets.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a bot from its file's text. */
public final class BotReader {

  public static final Duration LIMIT_MAX = Duration.ofMinutes(30);

  private static final Duration PATIENCE_MAX = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Patience.of(Duration.ofSeconds(10), PATIENCE_MAX);
  private static final Duration LIMIT = Patience.of(Duration.ofMinutes(5), LIMIT_MAX);
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,63}");
  private static final Map<String, Bot.Type> TYPES =
      Map.of(
          "text", Bot.Type.TEXT,
          "number", Bot.Type.NUMBER,
          "date", Bot.Type.DATE,
          "yes/no", Bot.Type.YES_NO,
          "document", Bot.Type.DOCUMENT,
          "rows", Bot.Type.ROWS);

  private BotReader() {}

  /**
   * A bot written as YAML.
   *
   * @param name the file's, without its ending
   * @param beside the text of a file beside it
   * @throws BotFileError with file and line
   */
  public static Bot yaml(String name, String text, Function<String, String> beside) {
    try {
      return read(name, new FieldsReader(Yml.read(text), "a bot"), beside);
    } catch (BotFileError e) {
      throw e.in(name + ".yaml");
    }
  }

  /** A recording that runs as it is: its hosts are those it goes to, its inputs those it names. */
  public static Bot recording(String name, String text) {
    try {
      var reader = RecordingReader.of(name + ".json", text);
      var declared = new Declared(reader.inputs(), Map.of(), Set.of(), null);
      var steps = reader.read("", Map.of(), raw -> declared.template(raw, 0, false), 0);
      return new Bot(
          name,
          reader.title(),
          List.copyOf(reader.hosts()),
          declared.inputs(),
          Map.of(),
          Set.of(),
          null,
          PATIENCE,
          LIMIT,
          List.of(),
          steps);
    } catch (BotFileError e) {
      throw e.in(name + ".json");
    }
  }

  private static Bot read(String name, FieldsReader bot, Function<String, String> beside) {
    String said = bot.requiredText("bot");
    if (!said.equals(name)) {
      throw new BotFileError(
          bot.line(),
          "Expected the bot to be called like its file, %s, but it is called \"%s\"."
              .formatted(name, said));
    }
    var description = bot.text("description").orElse("");
    var hosts = hosts(bot);
    var declared = new Declared(inputs(bot), outputs(bot), secrets(bot), totp(bot));
    var patience = limited(bot, "patience", PATIENCE, PATIENCE_MAX);
    var limit = limited(bot, "limit", LIMIT, LIMIT_MAX);
    var reader = new StepReader(declared, file -> RecordingReader.of(file, beside.apply(file)));
    var signIn = reader.read(bot.items("sign in"), "sign-in.");
    refuseInSignIn(signIn);
    bot.required("steps");
    var steps = reader.read(bot.items("steps"), "");
    if (steps.isEmpty()) {
      throw new BotFileError(bot.line(), "Expected steps under \"steps\", but there are none.");
    }
    bot.end();
    return new Bot(
        name,
        description.strip(),
        hosts,
        declared.inputs(),
        declared.outputs(),
        declared.secrets(),
        declared.totp(),
        patience,
        limit,
        signIn,
        steps);
  }

  /**
   * Signing in is done anew in each session, so it must be safe to repeat and lead nowhere else.
   */
  private static void refuseInSignIn(List<Step> signIn) {
    for (var step : signIn.stream().flatMap(Step::all).toList()) {
      if (step.action() instanceof Action.ResumePoint || step.action() instanceof Action.Effect) {
        throw new BotFileError(
            step.line(),
            "Expected neither effects nor resume points under \"sign in\": it is done in each session.");
      }
    }
  }

  private static List<HostPattern> hosts(FieldsReader bot) {
    var hosts = new ArrayList<HostPattern>();
    for (var item : bot.items("hosts")) {
      try {
        hosts.add(HostPattern.of(FieldsReader.textOf(item, "hosts")));
      } catch (IllegalArgumentException e) {
        throw new BotFileError(item.line(), e.getMessage());
      }
    }
    if (hosts.isEmpty()) {
      throw new BotFileError(
          bot.line(), "Expected the hosts the bot may reach under \"hosts\", but there are none.");
    }
    return hosts;
  }

  private static Map<String, Bot.Input> inputs(FieldsReader bot) {
    var inputs = new LinkedHashMap<String, Bot.Input>();
    bot.fields("inputs").forEach((name, value) -> inputs.put(name(name, value), input(value)));
    return inputs;
  }

  private static Bot.Input input(Yml value) {
    String text = FieldsReader.textOf(value, "inputs");
    boolean optional = text.toLowerCase(Locale.ROOT).endsWith(", optional");
    String type = optional ? text.substring(0, text.length() - ", optional".length()) : text;
    if (!TYPES.containsKey(type)) {
      throw new BotFileError(
          value.line(),
          "Expected one of %s (and \", optional\" behind it), but found \"%s\"."
              .formatted(String.join(", ", new TreeSet<>(TYPES.keySet())), text));
    }
    return new Bot.Input(TYPES.get(type), optional);
  }

  private static Map<String, String> outputs(FieldsReader bot) {
    var outputs = new LinkedHashMap<String, String>();
    bot.fields("outputs")
        .forEach((name, value) -> outputs.put(name(name, value), FieldsReader.textOf(value, name)));
    return outputs;
  }

  private static String name(String name, Yml value) {
    if (!NAME.matcher(name).matches()) {
      throw new BotFileError(
          value.line(),
          "Expected a name of letters, digits and underscores, but found \"%s\".".formatted(name));
    }
    return name;
  }

  private static Set<String> secrets(FieldsReader bot) {
    var secrets = new TreeSet<String>();
    bot.items("secrets")
        .forEach(item -> secrets.add(secret(FieldsReader.textOf(item, "secrets"), item.line())));
    return secrets;
  }

  private static @Nullable String totp(FieldsReader bot) {
    return bot.text("totp").map(name -> secret(name, bot.line())).orElse(null);
  }

  private static String secret(String name, int line) {
    if (!Secrets.NAME.matcher(name).matches()) {
      throw new BotFileError(
          line,
          "Expected the name of a secret, like HR_PASSWORD, but found \"%s\".".formatted(name));
    }
    return name;
  }

  private static Duration limited(FieldsReader bot, String field, Duration usual, Duration most) {
    var found = bot.time(field).orElse(usual);
    if (found.isZero() || found.compareTo(most) > 0) {
      throw new BotFileError(
          bot.line(), "Expected \"%s\" to be at most %d s.".formatted(field, most.toSeconds()));
    }
    return found;
  }
}
