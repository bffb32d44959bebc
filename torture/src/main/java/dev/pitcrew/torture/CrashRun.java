package dev.pitcrew.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** {@code kill -9} at any moment, while it starts and while it works, again and again. */
final class CrashRun {

  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(120);
  private static final int LOADED_MILLIS_MAX = 3_000;
  private static final int STARTING_MILLIS_MAX = 4_000;

  /** Of so many kills one falls into a start. */
  private static final int STARTS_KILLED = 5;

  private static final int STARTS_GIVEN_UP_MAX = 3;
  private static final int CHECK_EVERY = 10;

  private final Server server;
  private final Checker checker;
  private final Random random;
  private final PrintStream out;
  private final Ledger ledger = new Ledger();

  CrashRun(
      List<String> java, Path data, Path log, Database database, Random random, PrintStream out) {
    List<String> arguments = new ArrayList<>(List.of("--data", data.toString()));
    arguments.addAll(database.arguments());
    this.server = new Server("crashed", java, arguments, log);
    this.checker = new Checker(database.engineRows(), data);
    this.random = random;
    this.out = out;
  }

  /**
   * @return what became of what was acknowledged
   * @throws TortureFailure when a promise was not kept
   */
  Report run(int crashes) throws IOException, InterruptedException, SQLException {
    try {
      for (int crash = 1; crash <= crashes; crash++) {
        server.start();
        if (crash > 1 && crash % STARTS_KILLED == 0) {
          TimeUnit.MILLISECONDS.sleep(random.nextInt(STARTING_MILLIS_MAX));
          server.kill();
        } else {
          loadAndKill();
        }
        if (crash % CHECK_EVERY == 0) {
          expectWhole("after %d kills".formatted(crash), false);
          out.printf("  %,d kills: %s%n", crash, ledger);
        }
      }
      server.start();
      awaitLeading();
      Load.deploy(server);
      finish();
      expectWhole("at the end", true);
      return new Report(checker.counts(), ledger.unanswered());
    } finally {
      server.kill();
    }
  }

  /** Where the machine has no time for it, a start gives up, and is to be made again. */
  private void awaitLeading() throws IOException, InterruptedException {
    for (int given = 0; given < STARTS_GIVEN_UP_MAX; given++) {
      Waits.until(
          () -> server.leads() || !server.isAlive(), READY_WITHIN, "that it serves, or ends");
      if (server.isAlive()) {
        return;
      }
      out.printf("  A start gave up:%n%s%n", server.tail());
      server.start();
    }
    server.awaitLeading(READY_WITHIN);
  }

  private void loadAndKill() throws IOException, InterruptedException {
    awaitLeading();
    Load.deploy(server);
    long before = ledger.commands();
    try (Load load = new Load(server, ledger)) {
      boolean isAtWork = ledger.awaitMoreThan(before, READY_WITHIN);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LOADED_MILLIS_MAX));
      server.kill();
      if (!isAtWork) {
        throw new TortureFailure(
            "The server leads, but acknowledges nothing:%n%s".formatted(server.tail()));
      }
    }
  }

  private void finish() throws IOException, InterruptedException, SQLException {
    try (Load load = new Load(server, ledger)) {
      load.stopCreating();
      awaitEnd(checker, ledger);
    }
  }

  /** Whatever is open is worked by now, or never. */
  static void awaitEnd(Checker checker, Ledger ledger) throws InterruptedException, SQLException {
    long end = System.nanoTime() + ENDED_WITHIN.toNanos();
    while (!checker.check(ledger, true).isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private void expectWhole(String when, boolean ended) throws SQLException {
    List<String> findings = checker.check(ledger, ended);
    if (!findings.isEmpty()) {
      throw new TortureFailure(when + ": " + String.join("; ", findings));
    }
  }
}
