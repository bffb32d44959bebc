package dev.pitcrew.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file's bytes: those that were synced, and what was done to it since. */
final class DiskFile {

  private static final int SECTOR_BYTES = 512;

  private byte[] synced;
  private int size;
  private final List<Change> since = new ArrayList<>();

  private sealed interface Change {
    long number();
  }

  private record Write(long number, int offset, byte[] bytes) implements Change {}

  private record Resize(long number, int size) implements Change {}

  /** What a disk did with what nobody synced. */
  enum Fate {
    /** It kept nothing. */
    NOTHING,
    /** It kept all. */
    ALL,
    /** It kept some of the calls. */
    SOME_CALLS,
    /** It kept some of the sectors. */
    SOME_SECTORS,
    /** It kept the first ones; the last of them is torn. */
    THE_FIRST,
    /** It kept the last ones; the first of them is torn. */
    THE_LAST
  }

  DiskFile(byte[] bytes) {
    synced = bytes;
    size = bytes.length;
  }

  void write(long number, long offset, byte[] bytes) {
    int place = offset == DiskCall.AT_END ? bytes(Fate.ALL, new Random(0)).length : (int) offset;
    since.add(new Write(number, place, bytes));
  }

  void resize(long number, long to) {
    since.add(new Resize(number, (int) to));
  }

  /**
   * @param before what began earlier than this is on disk now
   */
  void sync(long before) {
    List<Change> rest = new ArrayList<>();
    for (Change change : since) {
      if (change.number() >= before) {
        rest.add(change);
        continue;
      }
      switch (change) {
        case Write write -> {
          reserve(write.offset() + write.bytes().length);
          System.arraycopy(write.bytes(), 0, synced, write.offset(), write.bytes().length);
          size = Math.max(size, write.offset() + write.bytes().length);
        }
        case Resize resize -> {
          reserve(resize.size());
          Arrays.fill(synced, Math.min(size, resize.size()), synced.length, (byte) 0);
          size = resize.size();
        }
      }
    }
    since.clear();
    since.addAll(rest);
  }

  private void reserve(int bytes) {
    if (synced.length < bytes) {
      synced = Arrays.copyOf(synced, Math.max(bytes, synced.length * 2));
    }
  }

  boolean isSynced() {
    return since.isEmpty();
  }

  /** What may be found after the power was lost. */
  byte[] bytes(Fate fate, Random random) {
    var kept = new DiskFile(Arrays.copyOf(synced, size));
    int border = since.isEmpty() ? 0 : random.nextInt(since.size());
    double share = List.of(0.1, 0.5, 0.9).get(random.nextInt(3));
    for (int i = 0; i < since.size(); i++) {
      Change change = since.get(i);
      boolean isWhole =
          switch (fate) {
            case NOTHING, SOME_SECTORS -> false;
            case ALL -> true;
            case SOME_CALLS -> random.nextDouble() < share;
            case THE_FIRST -> i < border;
            case THE_LAST -> i > border;
          };
      if (isWhole) {
        kept.since.add(change);
      } else if (fate == Fate.SOME_SECTORS
          || i == border && (fate == Fate.THE_FIRST || fate == Fate.THE_LAST)) {
        part(kept, change, fate, share, random);
      } else if (change instanceof Write write && fate != Fate.NOTHING && random.nextInt(4) == 0) {
        // The file's length is kept apart from its bytes.
        kept.since.add(new Resize(change.number(), write.offset() + write.bytes().length));
        kept.growOnly();
      }
    }
    kept.sync(Long.MAX_VALUE);
    return Arrays.copyOf(kept.synced, kept.size);
  }

  /** The last change makes it no shorter. */
  private void growOnly() {
    Resize last = (Resize) since.removeLast();
    sync(Long.MAX_VALUE);
    if (last.size() > size) {
      since.add(last);
    }
  }

  private static void part(DiskFile kept, Change change, Fate fate, double share, Random random) {
    if (!(change instanceof Write write)) {
      if (random.nextBoolean()) {
        kept.since.add(change);
      }
      return;
    }
    if (fate == Fate.SOME_SECTORS) {
      int end = write.offset() + write.bytes().length;
      for (int from = write.offset(); from < end; ) {
        int to = Math.min(end, (from / SECTOR_BYTES + 1) * SECTOR_BYTES);
        if (random.nextDouble() < share) {
          kept.since.add(piece(write, from, to));
        }
        from = to;
      }
      return;
    }
    // Torn at any byte: a sector, too, may be half written.
    int border = write.offset() + random.nextInt(write.bytes().length + 1);
    kept.since.add(
        fate == Fate.THE_FIRST
            ? piece(write, write.offset(), border)
            : piece(write, border, write.offset() + write.bytes().length));
  }

  private static Write piece(Write write, int from, int to) {
    return new Write(
        write.number(),
        from,
        Arrays.copyOfRange(write.bytes(), from - write.offset(), to - write.offset()));
  }
}
