package dev.pitcrew.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plays what was recorded, and looks at what the disk may hold at each chosen moment. */
final class PowerLosses implements DiskTrace.Visitor {

  /** Databases and what is added to. */
  private static final Pattern CHANGING = Pattern.compile(".*\\.(db|db-wal|db-journal|jsonl|lock)");

  private final Disk disk;
  private final Set<Long> moments;
  private final Ledger ledger;
  private final Path data;
  private final Path state;
  private final Path next;
  private final Random random;
  private final int chosen;
  private Ledger ledgerOfNext = new Ledger();
  private long lines;
  private int losses;
  private long withWritesUnderWay;
  private long withAcknowledged;

  /**
   * @param ledger what was acknowledged in all of that life
   */
  PowerLosses(Disk disk, Set<Long> moments, Ledger ledger, Path data, Path folder, Random random)
      throws IOException {
    this.data = data;
    this.disk = disk;
    this.moments = moments;
    this.ledger = ledger;
    this.random = random;
    this.state = folder.resolve("state");
    this.next = folder.resolve("next");
    this.chosen = random.nextInt(moments.size());
    Folders.delete(state);
    Folders.delete(next);
  }

  /** One of the disks, as it was found. */
  Path next() {
    return next;
  }

  /** What had been acknowledged at the moment of that one. */
  Ledger ledgerOfNext() {
    return ledgerOfNext;
  }

  /** At how many moments something had been acknowledged. */
  long withAcknowledged() {
    return withAcknowledged;
  }

  long withWritesUnderWay() {
    return withWritesUnderWay;
  }

  @Override
  public void at(long micros) throws IOException {
    long line = lines++;
    if (!moments.contains(line)) {
      return;
    }
    // What the line tells has not happened yet.
    Ledger then = ledger.before(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    withAcknowledged += then.size() > 0 ? 1 : 0;
    withWritesUnderWay += disk.unsyncedFiles() > 0 ? 1 : 0;
    disk.losePower(state, random);
    if (losses++ == chosen) {
      Folders.copy(state, next);
      ledgerOfNext = then;
    }
    look(then, line);
    Folders.delete(state);
  }

  private void look(Ledger then, long line) throws IOException {
    List<String> findings = new ArrayList<>(halfFiles());
    try {
      Checker checker = Checker.ofFolder(state);
      if (checker.hasTables() || then.size() > 0) {
        findings.addAll(checker.check(then, false));
      }
    } catch (SQLException e) {
      findings.add("the database cannot be read: " + e);
    }
    if (!findings.isEmpty()) {
      throw new TortureFailure(
          "Power lost at line %,d of the trace: %s".formatted(line, String.join("; ", findings)));
    }
  }

  /** Keys, secrets and whatever else has its name for good: as it became, or not there. */
  private List<String> halfFiles() throws IOException {
    List<String> half = new ArrayList<>();
    try (Stream<Path> all = Files.walk(state)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path whole = data.resolve(state.relativize(file).toString());
        if (!CHANGING.matcher(file.getFileName().toString()).matches()
            && Files.exists(whole)
            && Files.mismatch(file, whole) >= 0) {
          half.add(
              "%s has %,d bytes and not those it was given"
                  .formatted(state.relativize(file), Files.size(file)));
        }
      }
    }
    return half;
  }

  @Override
  public void begun(long number, DiskCall call) {
    disk.begin(number, call);
  }

  @Override
  public void ended(long number, DiskCall call, boolean succeeded) {
    if (succeeded) {
      disk.end(number, call);
    }
  }
}
