package dev.pitcrew.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk whose syncs, and then whose writes, fail under load for a while and work again, without a
 * restart. The system's answers are changed by {@code strace}.
 */
final class FailingDisk {

  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(60);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
  private static final int UNAVAILABLE = 503;
  private static final int OK = 200;

  /** What fails, as the system calls it. */
  private static final List<String> CALLS = List.of("fsync,fdatasync", "pwrite64");

  private final List<String> java;
  private final Path folder;
  private final PrintStream out;

  FailingDisk(List<String> java, Path folder, PrintStream out) {
    this.java = java;
    this.folder = folder;
    this.out = out;
  }

  /**
   * @throws TortureFailure when a promise was not kept
   */
  void run() throws IOException, InterruptedException, SQLException {
    if (!canTrace()) {
      out.println("SKIPPED: failing syncs and writes need strace and the right to use it.");
      return;
    }
    Path data = Files.createDirectories(folder.resolve("failing"));
    Ledger ledger = new Ledger();
    Instant begun = Instant.now();
    Server server =
        new Server(
            "failing", java, List.of("--data", data.toString()), folder.resolve("failing.log"));
    server.start();
    try {
      server.awaitLeading(READY_WITHIN);
      Load.deploy(server);
      try (Load load = new Load(server, ledger)) {
        for (String calls : CALLS) {
          fail(server, data, ledger, calls);
        }
        load.stopCreating();
      }
    } finally {
      server.kill();
    }
    Checker checker = Checker.ofFolder(data);
    List<String> findings = checker.check(ledger, false);
    if (!findings.isEmpty()) {
      throw new TortureFailure("after a failing disk: " + String.join("; ", findings));
    }
    new Report(checker.counts(), ledger.unanswered()).print(out, "Failing disk", begun);
  }

  private void fail(Server server, Path data, Ledger ledger, String calls)
      throws IOException, InterruptedException {
    long before = ledger.size();
    Waits.until(
        () -> ledger.size() >= before + 100, REFUSED_WITHIN, "work before " + calls + " fail");
    Waits.until(() -> server.readiness() == OK, READY_WITHIN, "readiness before " + calls);
    Process tracer = trace(server, data, calls);
    try {
      Waits.untilSilent(ledger, REFUSED_WITHIN, "failing " + calls);
      Waits.until(() -> server.readiness() == UNAVAILABLE, REFUSED_WITHIN, "that it is not ready");
    } finally {
      // It lets go of the process, which goes on.
      tracer.destroy();
      tracer.waitFor();
    }
    long size = ledger.size();
    long begun = System.nanoTime();
    Waits.until(() -> ledger.size() >= size + 50, BACK_WITHIN, "work after " + calls + " failed");
    Waits.until(() -> server.readiness() == OK, BACK_WITHIN, "readiness after " + calls);
    if (!server.isAlive()) {
      throw new TortureFailure("The server ended:%n%s".formatted(server.tail()));
    }
    out.printf(
        "Failing %s: refused and not ready meanwhile; work again %,d ms after; %s.%n",
        calls, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), ledger);
  }

  private Process trace(Server server, Path data, String calls) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("strace", "-f", "-qq", "-p", "" + server.pid(), "-o", "/dev/null"));
    command.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":error=EIO"));
    for (String file : List.of("engine.db", "engine.db-wal")) {
      command.addAll(List.of("-P", data.resolve(file).toString()));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("strace.log").toFile()))
        .start();
  }

  private static boolean canTrace() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
