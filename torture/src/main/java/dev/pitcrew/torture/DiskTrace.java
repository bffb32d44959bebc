package dev.pitcrew.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a process did to its disk, as {@code strace} noted it. Its threads are stopped at each call,
 * so the order of the lines is the order of what happened.
 */
final class DiskTrace {

  private static final String CALLS =
      "openat,open,creat,pwrite64,write,pwritev,pwritev2,writev,fsync,fdatasync,sync_file_range,"
          + "ftruncate,truncate,fallocate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
          + "mkdir,mkdirat,rmdir,copy_file_range,sendfile";

  private static final Pattern LINE = Pattern.compile("(\\d+)\\s+(\\d+)\\.(\\d{6}) (.*)");
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");

  /**
   * How a line ends whose call goes on: another's line comes between, or the process was killed.
   */
  private static final List<String> GOES_ON = List.of(" <unfinished ...>", " <detached ...>");

  private static final Pattern RESULT = Pattern.compile(".*\\)\\s+= (-?\\d+).*", Pattern.DOTALL);
  private static final long MICROS = 1_000_000;

  private final Path folder;
  private final Predicate<Path> isLeftOut;

  /** Of each thread, the call that it is in. */
  private final Map<String, Begun> open = new HashMap<>();

  /** Where the next {@code write} of an open file goes to. */
  private final Map<String, Long> places = new HashMap<>();

  /** Open files whose every write is synced. */
  private final Set<String> syncing = new HashSet<>();

  /** Which files were under way when it was killed. */
  private final Set<Path> underWay = new HashSet<>();

  /** Sees each call when it begins and when it is over. */
  interface Visitor {

    /**
     * Before any line.
     *
     * @param micros since 1970
     */
    void at(long micros) throws IOException;

    void begun(long number, DiskCall call);

    void ended(long number, DiskCall call, boolean succeeded);
  }

  private record Begun(long number, String text, @Nullable DiskCall call) {}

  /**
   * @param folder what is looked at; calls that concern others are left out
   * @param isLeftOut of which files nothing is told
   */
  DiskTrace(Path folder, Predicate<Path> isLeftOut) {
    this.folder = folder;
    this.isLeftOut = isLeftOut;
  }

  /** What a command begins with to be traced. */
  static List<String> command(Path to) {
    return List.of(
        "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-ttt",
        "-y",
        "-xx",
        "-s",
        "" + (64 << 20),
        "-e",
        "signal=none",
        "-e",
        "trace=" + CALLS,
        "-o",
        to.toString());
  }

  void read(Path trace, Visitor visitor) throws IOException {
    open.clear();
    places.clear();
    syncing.clear();
    underWay.clear();
    long number = 0;
    try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          visitor.at(Long.parseLong(matcher.group(2)) * MICROS + Long.parseLong(matcher.group(3)));
          line(matcher.group(1), matcher.group(4), number++, visitor);
        }
      }
    }
    open.values().forEach(this::neverEnded);
  }

  /** What nobody can tell of, whether it happened before the process was killed. */
  Set<Path> underWay() {
    return underWay;
  }

  private void neverEnded(Begun begun) {
    switch (begun.call()) {
      case DiskCall.Opened opened -> underWay.add(opened.file());
      case DiskCall.Written written -> underWay.add(written.file());
      case DiskCall.Resized resized -> underWay.add(resized.file());
      case DiskCall.Renamed renamed -> underWay.addAll(Set.of(renamed.from(), renamed.to()));
      case DiskCall.Linked linked -> underWay.add(linked.to());
      case DiskCall.Removed removed -> underWay.add(removed.path());
      case null, default -> {
        // It changes no file.
      }
    }
  }

  private void line(String thread, String text, long number, Visitor visitor) {
    Matcher resumed = RESUMED.matcher(text);
    Optional<String> goesOn = GOES_ON.stream().filter(text::endsWith).findAny();
    if (resumed.matches()) {
      Begun begun = open.remove(thread);
      if (begun != null) {
        end(begun, begun.text() + resumed.group(1), visitor);
      }
    } else if (goesOn.isPresent()) {
      String begin = text.substring(0, text.length() - goesOn.get().length());
      open.put(thread, begin(begin, number, visitor));
    } else if (Character.isLetter(text.charAt(0))) {
      end(begin(text, number, visitor), text, visitor);
    }
  }

  private Begun begin(String text, long number, Visitor visitor) {
    DiskCall call = parse(text);
    if (call != null) {
      visitor.begun(number, call);
    }
    return new Begun(number, text, call);
  }

  private void end(Begun begun, String text, Visitor visitor) {
    Matcher result = RESULT.matcher(text);
    if (!result.matches()) {
      neverEnded(begun);
      return;
    }
    boolean succeeded = Long.parseLong(result.group(1)) >= 0;
    if (begun.call() == null) {
      return;
    }
    if (begun.call() instanceof DiskCall.Written written
        && (!succeeded || Long.parseLong(result.group(1)) != written.bytes().length)) {
      throw new TortureFailure(
          "A write that was cut short cannot be played: " + CallText.head(text));
    }
    if (succeeded && begun.call() instanceof DiskCall.Opened opened) {
      String place = result.group(1) + ":" + opened.file();
      places.put(place, text.contains("O_APPEND") ? DiskCall.AT_END : 0L);
      if (text.contains("SYNC")) {
        syncing.add(place);
      } else {
        syncing.remove(place);
      }
    }
    visitor.ended(begun.number(), begun.call(), succeeded);
    if (begun.call() instanceof DiskCall.Written written
        && syncing.contains(CallText.place(text, written.file()))) {
      visitor.ended(begun.number() + 1, new DiskCall.Synced(written.file()), true);
    }
  }

  private @Nullable DiskCall parse(String text) {
    String name = text.substring(0, text.indexOf('('));
    return switch (name) {
      case "openat", "open", "creat" -> opened(name, text);
      case "pwrite64", "write" -> written(name, text);
      case "fsync", "fdatasync" ->
          of(CallText.descriptor(text)) ? new DiskCall.Synced(CallText.fd(text)) : null;
      case "ftruncate" ->
          of(CallText.descriptor(text))
              ? new DiskCall.Resized(CallText.fd(text), Long.parseLong(CallText.argument(text, 1)))
              : null;
      case "rename", "renameat", "renameat2" -> {
        List<Path> both = CallText.paths(text);
        yield of(both.getFirst()) || of(both.getLast())
            ? new DiskCall.Renamed(both.getFirst(), both.getLast())
            : null;
      }
      case "link", "linkat" -> {
        List<Path> both = CallText.paths(text);
        yield of(both.getLast()) ? new DiskCall.Linked(both.getFirst(), both.getLast()) : null;
      }
      case "unlink", "unlinkat", "rmdir" -> {
        Path path = CallText.paths(text).getFirst();
        yield of(path) ? new DiskCall.Removed(path) : null;
      }
      case "mkdir", "mkdirat" -> {
        Path path = CallText.paths(text).getFirst();
        yield of(path) ? new DiskCall.FolderMade(path) : null;
      }
      default -> {
        if (of(CallText.descriptor(text))) {
          throw new TortureFailure("This call cannot be played: " + CallText.head(text));
        }
        yield null;
      }
    };
  }

  private @Nullable DiskCall opened(String name, String text) {
    Path path = CallText.paths(text).getFirst();
    boolean creates = name.equals("creat") || text.contains("O_CREAT");
    boolean cuts = name.equals("creat") || text.contains("O_TRUNC");
    return of(path) && !text.contains("O_DIRECTORY")
        ? new DiskCall.Opened(path, creates, cuts)
        : null;
  }

  private @Nullable DiskCall written(String name, String text) {
    if (!of(CallText.descriptor(text))) {
      return null;
    }
    Path file = CallText.fd(text);
    byte[] data = CallText.bytes(text);
    if (name.equals("pwrite64")) {
      return new DiskCall.Written(file, CallText.afterBytes(text, 1), data);
    }
    String place = CallText.place(text, file);
    long offset = places.getOrDefault(place, DiskCall.AT_END);
    if (offset != DiskCall.AT_END) {
      places.put(place, offset + data.length);
    }
    return new DiskCall.Written(file, offset, data);
  }

  private boolean of(@Nullable Path path) {
    return path != null && path.startsWith(folder) && !isLeftOut.test(path);
  }
}
