package dev.pitcrew.engine.conformance.torture;

import dev.pitcrew.engine.runtime.CrashSweep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Random processes on real stores that are killed at any statement. */
final class StatementCrashes {

  /** Its restarts take longer. */
  private static final int FEWER_ON_POSTGRES = 4;

  private final long firstSeed;
  private final int statements;
  private final int every;

  StatementCrashes(long firstSeed, int statements, int every) {
    this.firstSeed = firstSeed;
    this.statements = statements;
    this.every = every;
  }

  /** One model on an empty store. */
  private interface Store {
    CrashSweep open(Path folder, long model) throws SQLException;
  }

  /** Whether all went well; what did not is told at once, and ends it. */
  boolean run() {
    return run("SQLite", statements, (folder, m) -> CrashSweep.onSqlite(folder, m, 0, every))
        && run(
            "PostgreSQL",
            statements / FEWER_ON_POSTGRES,
            (folder, m) -> CrashSweep.onPostgres(folder, m, 0, every));
  }

  private boolean run(String name, int wanted, Store store) {
    System.out.printf("%s: %,d crashes, models from seed %d on.%n", name, wanted, firstSeed);
    Instant begun = Instant.now();
    CrashSweep.Faults sum = CrashSweep.Faults.NONE;
    int models = 0;
    for (long model = firstSeed; sum.total() < wanted; model++) {
      try {
        Path folder = Files.createTempDirectory("pitcrew-statements");
        CrashSweep.Faults faults = store.open(folder, model).play(wanted - sum.total());
        delete(folder);
        sum = sum.plus(faults);
        models++;
        System.out.printf("  model %d: %s%n", model, faults);
      } catch (AssertionError | RuntimeException | IOException | SQLException e) {
        System.out.printf("  FAILED model %d: %s%n", model, e);
        return false;
      }
    }
    System.out.printf(
        "%s: %d models, %s; %,d crashes in %d s, each at the same end as undisturbed.%n",
        name, models, sum, sum.total(), Duration.between(begun, Instant.now()).toSeconds());
    return true;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
