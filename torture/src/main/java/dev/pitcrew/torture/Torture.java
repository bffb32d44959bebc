package dev.pitcrew.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tortures the real jar. A run is told by its seed; what it does not do it says. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    description =
        "Kills, pauses and starves the running application and looks whether it kept its word.",
    footer = {
      "",
      "Examples:",
      "  pitcrew torture --crash 50                    kill -9, on SQLite and on PostgreSQL",
      "  pitcrew torture --crash 1000 --store sqlite",
      "  pitcrew torture --power 5000                  what was not synced is lost",
      "  pitcrew torture --nodes 40                    two nodes on one PostgreSQL, which is"
          + " restarted, too"
    })
public final class Torture implements Callable<Integer> {

  private static final int LOSSES_OF_A_LIFE = 200;

  /** What holds the rows. */
  enum StoreChoice {
    sqlite,
    postgres,
    both
  }

  @Option(
      names = "--crash",
      paramLabel = "N",
      description = "kill -9 under load, N times for each store; a full and a failing disk.")
  int crashes;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description =
          "N faults of two nodes: killed, paused, cut off, disconnected, stopped, the database"
              + " restarted.")
  int failOvers;

  @Option(
      names = "--power",
      paramLabel = "N",
      description =
          "The power is lost under load at N moments, on SQLite: writes that were not synced are"
              + " lost, torn and in any order.")
  int powerLosses;

  @Option(
      names = "--store",
      defaultValue = "both",
      description = "sqlite, postgres or both (default: ${DEFAULT-VALUE}).")
  StoreChoice store = StoreChoice.both;

  @Option(names = "--seed", description = "Repeats the choices of a run.")
  @Nullable Long seed;

  @Option(names = "--jar", required = true, description = "The application's jar.")
  Path jar = Path.of("");

  @Option(names = "--java", split = " ", description = "Options of its Java.")
  List<String> javaOptions = List.of();

  private final PrintStream out;

  public Torture() {
    this(System.out);
  }

  Torture(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) {
    // Numbers go into addresses and requests, too.
    Locale.setDefault(Locale.ENGLISH);
    System.exit(new CommandLine(new Torture()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (crashes <= 0 && failOvers <= 0 && powerLosses <= 0) {
      out.println("Nothing to do: name --crash N, --power N or --nodes N.");
      return 2;
    }
    long chosen = seed == null ? System.nanoTime() : seed;
    out.printf("seed=%d%n", chosen);
    Path folder = Files.createTempDirectory("pitcrew-torture");
    try {
      if (crashes > 0) {
        crash(folder, chosen);
      }
      if (powerLosses > 0) {
        losePower(folder, chosen);
      }
      if (failOvers > 0) {
        nodes(folder, chosen);
      }
      Folders.delete(folder);
      return 0;
    } catch (TortureFailure | SQLException e) {
      out.printf("BROKEN, seed %d, all of it kept in %s: %s%n", chosen, folder, e.getMessage());
      return 1;
    }
  }

  private void crash(Path folder, long chosen)
      throws IOException, InterruptedException, SQLException {
    if (store != StoreChoice.postgres) {
      Path data = folder.resolve("sqlite");
      try (Database database = Database.sqlite(data)) {
        crash("SQLite", data, database, chosen);
      }
      new DiskFull(java(), folder, out).run();
      new FailingDisk(java(), folder, out).run();
    }
    if (store != StoreChoice.sqlite) {
      try (Database database = Database.postgres()) {
        crash("PostgreSQL", folder.resolve("postgres"), database, chosen);
      }
    }
  }

  private void crash(String name, Path data, Database database, long chosen)
      throws IOException, InterruptedException, SQLException {
    Files.createDirectories(data);
    Instant begun = Instant.now();
    new CrashRun(java(), data, data.resolve("output.log"), database, new Random(chosen), out)
        .run(crashes)
        .print(out, "%s: %,d kills".formatted(name, crashes), begun);
  }

  private void losePower(Path folder, long chosen)
      throws IOException, InterruptedException, SQLException {
    if (!PowerRun.isPossible()) {
      out.println("SKIPPED: losing the power needs strace and the right to use it.");
      return;
    }
    Instant begun = Instant.now();
    Path own = Files.createDirectories(folder.resolve("power"));
    new PowerRun(java(), own, LOSSES_OF_A_LIFE, new Random(chosen), out)
        .run(powerLosses)
        .print(out, "SQLite: power lost at %,d moments".formatted(powerLosses), begun);
  }

  private void nodes(Path folder, long chosen)
      throws IOException, InterruptedException, SQLException {
    Instant begun = Instant.now();
    try (Database database = Database.postgres()) {
      new NodesRun(java(), folder, database, new Random(chosen), out)
          .run(failOvers)
          .print(out, "Two nodes: %,d faults".formatted(failOvers), begun);
    }
  }

  private List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    return command;
  }
}
