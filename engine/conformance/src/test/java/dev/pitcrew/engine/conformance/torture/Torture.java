package dev.pitcrew.engine.conformance.torture;

import dev.pitcrew.engine.expression.DmnComparison;
import dev.pitcrew.engine.expression.FeelComparison;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./pitcrew torture}: what tests do for a minute, for as long as one likes. */
@Command(
    name = "pitcrew torture",
    mixinStandardHelpOptions = true,
    description = "Does to the engine what its tests do, for as long as you like.")
public final class Torture implements Callable<Integer> {

  private static final int PATHS_ALONE = 10;
  private static final int PATHS_BESIDE = 3;

  @Option(
      names = "--models",
      paramLabel = "N",
      description = {
        "Play N random processes: each ends, leaves nothing, replays to the same rows,",
        "and comes to the same as on a real Zeebe, step by step."
      })
  private @Nullable Integer models;

  @Option(
      names = "--statements",
      paramLabel = "N",
      description =
          "Crash at N statements of random processes on SQLite, and at a quarter as many on"
              + " PostgreSQL: each comes to the end of an undisturbed run, row by row.")
  private @Nullable Integer statements;

  @Option(
      names = "--decisions",
      paramLabel = "N",
      description =
          "Compare N random decisions, with what they require, with the library that Zeebe uses.")
  private @Nullable Integer decisions;

  @Option(
      names = "--expressions",
      paramLabel = "N",
      description = "Compare N random FEEL expressions with the library that Zeebe uses.")
  private @Nullable Integer expressions;

  @Option(
      names = "--every",
      paramLabel = "G",
      description = "About each G-th statement crashes (${DEFAULT-VALUE}); 1 for all.")
  private int every = 7;

  @Option(
      names = "--paths",
      paramLabel = "N",
      description = "How often each process is played (10 times alone, 3 times beside Zeebe).")
  private @Nullable Integer paths;

  @Option(
      names = "--whole",
      description = "Print each process that failed beside Zeebe, not only the simplest.")
  private boolean whole;

  @Option(
      names = "--sides",
      paramLabel = "SIDES",
      description = "pitcrew alone, beside zeebe, or both (${DEFAULT-VALUE}).")
  private Sides sides = Sides.BOTH;

  enum Sides {
    PITCREW,
    ZEEBE,
    BOTH
  }

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The first seed; without it one is drawn.")
  private @Nullable Long seed;

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Torture()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() {
    long first = seed != null ? seed : new Random().nextInt(1_000_000_000);
    if (models != null) {
      boolean alone =
          sides == Sides.ZEEBE
              || new RandomModels(first, models, paths != null ? paths : PATHS_ALONE).run();
      boolean beside =
          sides == Sides.PITCREW
              || new Duels(first, models, paths != null ? paths : PATHS_BESIDE, whole).run();
      return alone && beside ? 0 : 1;
    }
    if (statements != null) {
      return new StatementCrashes(first, statements, every).run() ? 0 : 1;
    }
    if (decisions != null) {
      DmnComparison comparison = new DmnComparison();
      return new Comparisons("decisions", comparison::difference, comparison::outcomes)
              .run(first, decisions)
          ? 0
          : 1;
    }
    if (expressions != null) {
      FeelComparison comparison = new FeelComparison();
      return new Comparisons("expressions", comparison::difference, comparison::outcomes)
              .run(first, expressions)
          ? 0
          : 1;
    }
    throw new ParameterException(
        spec == null ? new CommandLine(this) : spec.commandLine(), "Say what to do.");
  }
}
