package dev.pitcrew.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk that fills up under load and is emptied again, without a restart. */
final class DiskFull {

  private static final String SIZE = "192m";
  private static final int OK = 200;
  private static final long KEPT_FREE_BYTES = 2 << 20;
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(60);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(30);

  private final List<String> java;
  private final Path folder;
  private final PrintStream out;

  DiskFull(List<String> java, Path folder, PrintStream out) {
    this.java = java;
    this.folder = folder;
    this.out = out;
  }

  void run() throws IOException, InterruptedException, SQLException {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    if (run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()) != 0) {
      out.println("SKIPPED: a full disk needs the right to mount a small one (root).");
      return;
    }
    try {
      fill(disk);
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private void fill(Path disk) throws IOException, InterruptedException, SQLException {
    Path data = disk.resolve("data");
    Ledger ledger = new Ledger();
    Server server =
        new Server(
            "starved", java, List.of("--data", data.toString()), folder.resolve("starved.log"));
    server.start();
    try {
      server.awaitLeading(READY_WITHIN);
      Load.deploy(server);
      try (Load load = new Load(server, ledger)) {
        Waits.until(() -> ledger.size() >= 200, REFUSED_WITHIN, "work before the disk is full");
        // It serves before its start is over, and a start on a full disk is given up.
        Waits.until(() -> server.readiness() == OK, READY_WITHIN, "that it has started");
        Path ballast = disk.resolve("ballast");
        fillUp(ballast, (int) (Files.getFileStore(disk).getUsableSpace() - KEPT_FREE_BYTES));
        Waits.untilSilent(ledger, REFUSED_WITHIN, "a full disk");
        long before = ledger.size();
        Files.delete(ballast);
        long begun = System.nanoTime();
        Waits.until(
            () -> ledger.size() >= before + 50, BACK_WITHIN, "work again after space came back");
        load.stopCreating();
        out.printf(
            "Full disk: work again %,d ms after there was space; %s.%n",
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), ledger);
      }
    } finally {
      server.kill();
    }
    List<String> findings = Checker.ofFolder(data).check(ledger, false);
    if (!findings.isEmpty()) {
      throw new TortureFailure("after a full disk: " + String.join("; ", findings));
    }
  }

  /** The application writes meanwhile, so that there may be less room than there was. */
  private static void fillUp(Path ballast, int bytes) {
    try {
      Files.write(ballast, new byte[bytes]);
    } catch (IOException full) {
      // As it should be.
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
