package dev.pitcrew.jobs.secrets;

import dev.pitcrew.jobs.ContractBroken;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets one piece of work has used. It puts values where {@code {{secrets.NAME}}} stands, and
 * names where values would show.
 */
public final class Unveiled {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*secrets\\.(\\w+)\\s*}}");

  /** Shorter values would tear holes into every text; they are no secrets anyway. */
  private static final int MASKED_FROM = 4;

  private final Secrets secrets;
  private final Map<String, String> namesByValue = new ConcurrentHashMap<>();

  public Unveiled(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Whether a text names a secret. */
  public static boolean in(String text) {
    return REFERENCE.matcher(text).find();
  }

  /**
   * The text with the secrets it names put in.
   *
   * @throws ContractBroken when one is not known here
   */
  public String resolve(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  private String value(String name) {
    if (!Secrets.NAME.matcher(name).matches()) {
      throw new ContractBroken(
          "Expected the name of a secret to be of upper-case letters, digits and underscores, but it is \"%s\"."
              .formatted(name));
    }
    String value =
        secrets
            .find(name)
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected to know the secret %s, but it is not kept on this machine: set %s%s, or put it into a file of that name in the folder of secrets."
                            .formatted(name, KeptSecrets.PREFIX, name)));
    namesByValue.put(value, name);
    return value;
  }

  /**
   * The text with every value that was put in replaced by its name, also where it is escaped as
   * pages and addresses have it.
   */
  public String mask(String text) {
    return masking().apply(text);
  }

  /** The same for many texts. */
  public UnaryOperator<String> masking() {
    // Longer values first: one may be the beginning of another.
    var longestFirst =
        new TreeMap<String, String>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    longestFirst.putAll(namesByValue);
    longestFirst.keySet().removeIf(value -> value.length() < MASKED_FROM);
    var disguises = new LinkedHashMap<Disguises, String>();
    longestFirst.forEach(
        (value, name) -> disguises.put(new Disguises(value), "[secret " + name + "]"));
    return text -> {
      String masked = text;
      for (var each : disguises.entrySet()) {
        masked = each.getKey().replace(masked, each.getValue());
      }
      return masked;
    };
  }

  @Override
  public String toString() {
    return "Unveiled" + namesByValue.values();
  }
}
