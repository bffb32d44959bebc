package dev.pitcrew.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Loses the power at many moments of lives under load: what the application did to its disk is
 * recorded, and played again up to a moment, with what was synced and any part of what was not.
 * What it had acknowledged by then has to be there. The next life begins with one of these disks.
 */
final class PowerRun {

  private static final Duration READY_WITHIN = Duration.ofSeconds(300);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(300);
  private static final int LOADED_MILLIS_MIN = 3_000;
  private static final int LOADED_MILLIS_MAX = 10_000;

  private final List<String> java;
  private final Path folder;
  private final int lossesOfALife;
  private final Random random;
  private final PrintStream out;
  private Ledger ledger = new Ledger();

  PowerRun(List<String> java, Path folder, int lossesOfALife, Random random, PrintStream out) {
    this.java = java;
    this.folder = folder;
    this.lossesOfALife = lossesOfALife;
    this.random = random;
    this.out = out;
  }

  /** Whether this machine can record. */
  static boolean isPossible() throws InterruptedException {
    try {
      List<String> command = new ArrayList<>(DiskTrace.command(Path.of("/dev/null")));
      command.add("true");
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /**
   * @param wanted how often the power is lost
   * @return what became of what was acknowledged
   * @throws TortureFailure when a promise was not kept
   */
  Report run(int wanted) throws IOException, InterruptedException, SQLException {
    Path data = Files.createDirectories(folder.resolve("data")).toRealPath();
    Path trace = folder.resolve("trace");
    long losses = 0;
    long unsynced = 0;
    long acknowledged = 0;
    for (int life = 1; losses < wanted; life++) {
      var disk = new Disk(data, PowerRun::isLeftOut);
      live(data, trace);
      var reader = new DiskTrace(data, PowerRun::isLeftOut);
      Set<Long> moments =
          Moments.choose(reader, trace, (int) Math.min(lossesOfALife, wanted - losses), random);
      var played = new PowerLosses(disk, moments, ledger, data, folder, random);
      reader.read(trace, played);
      expectSame(disk, data, reader.underWay());
      losses += moments.size();
      acknowledged += played.withAcknowledged();
      unsynced += played.withWritesUnderWay();
      ledger = played.ledgerOfNext();
      out.printf(
          "  life %,d: power lost at %,d moments so far, %,d of them with writes under way, %,d"
              + " with something acknowledged; the"
              + " next life knows %s%n",
          life, losses, unsynced, acknowledged, ledger);
      Folders.delete(data);
      Files.move(played.next(), data);
      Files.delete(trace);
    }
    return goOn(data);
  }

  /** It starts on that disk as on any other, and works what is open. */
  private Report goOn(Path data) throws IOException, InterruptedException, SQLException {
    Server server = server(java, data);
    Checker checker = Checker.ofFolder(data);
    server.start();
    try {
      server.awaitLeading(READY_WITHIN);
      Load.deploy(server);
      try (Load load = new Load(server, ledger)) {
        load.stopCreating();
        CrashRun.awaitEnd(checker, ledger);
      }
    } finally {
      server.kill();
    }
    List<String> findings = checker.check(ledger, true);
    if (!findings.isEmpty()) {
      throw new TortureFailure("At the end: " + String.join("; ", findings));
    }
    auditTrailIsWhole(data);
    return new Report(checker.counts(), ledger.unanswered());
  }

  private void auditTrailIsWhole(Path data) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("audit", "verify", "--data", data.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("audit.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new TortureFailure(
          "The audit trail is not whole: " + Files.readString(folder.resolve("audit.log")));
    }
  }

  private Server server(List<String> command, Path data) {
    return new Server(
        "powered", command, List.of("--data", data.toString()), folder.resolve("output.log"));
  }

  private void live(Path data, Path trace) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(DiskTrace.command(trace));
    command.addAll(java);
    Server server = server(command, data);
    server.start();
    try {
      server.awaitLeading(READY_WITHIN);
      Load.deploy(server);
      long size = ledger.commands();
      try (Load load = new Load(server, ledger)) {
        if (!ledger.awaitMoreThan(size, READY_WITHIN)) {
          throw new TortureFailure("It leads, but acknowledges nothing:\n" + server.tail());
        }
        int more = random.nextInt(LOADED_MILLIS_MAX - LOADED_MILLIS_MIN);
        TimeUnit.MILLISECONDS.sleep(LOADED_MILLIS_MIN + more);
        load.stopCreating();
      }
    } finally {
      // Who records ends by itself with what it records, and not before all is noted.
      ProcessHandle.of(server.pid())
          .ifPresent(recorder -> recorder.children().forEach(ProcessHandle::destroyForcibly));
      server.awaitEnd(ENDED_WITHIN);
      server.kill();
    }
  }

  /** Else what was played is not what happened. */
  private static void expectSame(Disk disk, Path data, Set<Path> underWay) throws IOException {
    Map<Path, byte[]> real = new Disk(data, PowerRun::isLeftOut).seen();
    Map<Path, byte[]> seen = disk.seen();
    real.keySet().removeAll(underWay);
    seen.keySet().removeAll(underWay);
    for (Path file : real.keySet()) {
      if (!seen.containsKey(file)) {
        throw new TortureFailure("The recording lacks " + file);
      }
    }
    seen.forEach(
        (file, bytes) -> {
          byte[] there = real.get(file);
          if (there == null || !Arrays.equals(there, bytes)) {
            throw new TortureFailure(
                "The recording of %s, %,d bytes, differs from the file, %,d bytes."
                    .formatted(file, bytes.length, there == null ? -1 : there.length));
          }
        });
  }

  /** SQLite makes its index of the log anew, and logs are nobody's promise. */
  private static boolean isLeftOut(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith("-shm") || name.endsWith(".log");
  }
}
