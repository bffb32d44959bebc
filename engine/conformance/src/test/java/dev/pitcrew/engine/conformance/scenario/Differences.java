package dev.pitcrew.engine.conformance.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is known to differ from Zeebe, from {@code differences.tsv}: the scenario ({@code *} for
 * any), an expression that the facts which differ match, and the reason.
 */
public final class Differences {

  /** A line of the list. */
  public record Known(String scenario, Pattern words, String reason) {

    boolean isOf(String fact) {
      return words.matcher(fact).find();
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
      return new Differences(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Differences::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Known read(String line) {
    String[] columns = line.split("\t");
    if (columns.length != 3) {
      throw new IllegalArgumentException("Expected scenario, words and reason, but got: " + line);
    }
    return new Known(columns[0], Pattern.compile(columns[1]), columns[2]);
  }

  public Verdict of(String scenario, List<String> theirs, List<String> ours) {
    List<Known> known = of(scenario);
    List<Known> general = of(GENERAL);
    List<String> facts =
        Stream.concat(
                theirs.stream().map(fact -> "Zeebe only: " + fact),
                ours.stream().map(fact -> "Pitcrew only: " + fact))
            .toList();
    List<String> unlisted = new ArrayList<>(facts);
    unlisted.removeIf(fact -> known.stream().anyMatch(k -> k.isOf(fact)));
    for (Known k : general) {
      if (unlisted.removeIf(k::isOf)) {
        met.add(k);
      }
    }
    List<Known> gone = known.stream().filter(k -> facts.stream().noneMatch(k::isOf)).toList();
    return new Verdict(unlisted, gone);
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
    return of(GENERAL).stream().filter(known -> !met.contains(known)).toList();
  }
}
