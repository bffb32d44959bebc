package dev.pitcrew.engine.conformance.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known to differ from Zeebe, from {@code differences.tsv}: the scenario ({@code *} for
 * any), an expression for the whole of a fact that only one side has, and the reason.
 *
 * <p>A fact is of the first line that it matches, one of its scenario before one of any; a line
 * that is left without one is not needed.
 */
public final class Differences {

  private static final String THEIRS = "Zeebe only: ";
  private static final String OURS = "Pitcrew only: ";

  /** What an expression that matches anything would match. */
  private static final List<String> NO_FACTS =
      Stream.of("", "?", "reply 0 to nothing: ?", "element ? is ?", "variable ?.? = ?")
          .flatMap(nothing -> Stream.of(nothing, THEIRS + nothing, OURS + nothing))
          .toList();

  /** A line of the list. */
  public record Known(String scenario, Pattern words, String reason) {

    boolean isOf(String fact) {
      return words.matcher(fact).matches();
    }
  }

  /**
   * @param unlisted facts that only one side has, with the side
   * @param gone listed, but not there any more
   */
  public record Verdict(List<String> unlisted, List<Known> gone) {

    public boolean isClean() {
      return unlisted.isEmpty() && gone.isEmpty();
    }
  }

  private static final String GENERAL = "*";

  private final List<Known> all;
  private final Set<Known> met = ConcurrentHashMap.newKeySet();

  private Differences(List<Known> all) {
    this.all = all;
  }

  public static Differences load() {
    return load("/differences.tsv");
  }

  public static Differences load(String resource) {
    try (InputStream in = Objects.requireNonNull(Differences.class.getResourceAsStream(resource));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return of(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException when a line is written twice, has no reason or would hide what
   *     nobody knows of
   */
  static Differences of(List<String> lines) {
    List<Known> all =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Differences::read)
            .toList();
    Set<String> seen = new HashSet<>();
    for (Known known : all) {
      if (!seen.add(known.scenario() + "\t" + known.words())) {
        throw new IllegalArgumentException("Expected each line once, but got again: " + known);
      }
    }
    return new Differences(all);
  }

  private static Known read(String line) {
    String[] columns = line.split("\t");
    if (columns.length != 3 || columns[2].isBlank()) {
      throw new IllegalArgumentException("Expected scenario, words and reason, but got: " + line);
    }
    Known known = new Known(columns[0], Pattern.compile(columns[1]), columns[2]);
    if (!columns[1].startsWith(THEIRS) && !columns[1].startsWith(OURS)) {
      throw new IllegalArgumentException(
          "Expected words that begin with '%s' or '%s', but got: %s".formatted(THEIRS, OURS, line));
    }
    if (NO_FACTS.stream().anyMatch(known::isOf)) {
      throw new IllegalArgumentException(
          "Expected words that match what differs, but these match anything: " + line);
    }
    return known;
  }

  public Verdict of(String scenario, List<String> theirs, List<String> ours) {
    List<Known> known = of(scenario);
    List<Known> candidates = Stream.concat(known.stream(), general().stream()).toList();
    List<String> unlisted = new ArrayList<>();
    Set<Known> needed = new HashSet<>();
    Stream.concat(
            theirs.stream().map(fact -> THEIRS + fact), ours.stream().map(fact -> OURS + fact))
        .forEach(
            fact ->
                candidates.stream()
                    .filter(k -> k.isOf(fact))
                    .findFirst()
                    .ifPresentOrElse(needed::add, () -> unlisted.add(fact)));
    met.addAll(needed);
    return new Verdict(unlisted, known.stream().filter(k -> !needed.contains(k)).toList());
  }

  public List<Known> of(String scenario) {
    return all.stream().filter(k -> k.scenario().equals(scenario)).toList();
  }

  /** Those of any scenario. */
  public List<Known> general() {
    return of(GENERAL);
  }

  public List<String> scenarios() {
    return all.stream()
        .map(Known::scenario)
        .filter(name -> !name.equals(GENERAL))
        .distinct()
        .toList();
  }

  /** Those of any scenario that no scenario has shown. */
  public List<Known> neverMet() {
    return general().stream().filter(known -> !met.contains(known)).toList();
  }
}
