package dev.pitcrew.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * At which lines of a trace the power is lost: three of four anywhere, which is nearly always while
 * the log is written, and the others about what is rare: a log that begins anew, the database's
 * file, names.
 */
final class Moments implements DiskTrace.Visitor {

  private static final int ABOUT = 12;
  private static final int RARE_ONE_OF = 4;
  private static final int TRIES = 10;

  private final List<Long> rare = new ArrayList<>();
  private long lines;

  private Moments() {}

  static Set<Long> choose(DiskTrace reader, Path trace, int wanted, Random random)
      throws IOException {
    var seen = new Moments();
    reader.read(trace, seen);
    Set<Long> chosen = new TreeSet<>();
    for (int i = 0; chosen.size() < wanted && i < TRIES * wanted && seen.lines > 0; i++) {
      long line =
          i % RARE_ONE_OF != 0 || seen.rare.isEmpty()
              ? (long) (random.nextDouble() * seen.lines)
              : seen.rare.get(random.nextInt(seen.rare.size())) + random.nextInt(ABOUT);
      chosen.add(Math.min(line, seen.lines - 1));
    }
    return chosen;
  }

  @Override
  public void at(long micros) {
    lines++;
  }

  @Override
  public void begun(long number, DiskCall call) {
    boolean isUsual =
        call instanceof DiskCall.Written written
                && written.file().toString().endsWith("-wal")
                && written.offset() != 0
            || call instanceof DiskCall.Synced;
    if (!isUsual) {
      rare.add(lines);
    }
  }

  @Override
  public void ended(long number, DiskCall call, boolean succeeded) {
    // It is known since it began.
  }
}
