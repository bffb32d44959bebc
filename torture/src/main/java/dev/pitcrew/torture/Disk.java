package dev.pitcrew.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of which is known what was synced. Names are kept in the order in which they changed, as
 * every file system with a journal keeps them, but not before their folder was synced; what a file
 * holds is on disk when the file was synced, and not before in any order.
 */
final class Disk {

  private final Path folder;

  /** As the disk has it for sure. */
  private final Map<Path, DiskFile> names = new HashMap<>();

  private final Set<Path> folders = new HashSet<>();

  /** What happened to names since. */
  private final List<Named> since = new ArrayList<>();

  /** As the process sees it. */
  private final Map<Path, DiskFile> seen = new HashMap<>();

  private record Named(long number, DiskCall call, DiskFile file) {}

  private static final DiskFile NONE = new DiskFile(new byte[0]);

  /** What is there now is taken as synced. */
  Disk(Path folder, Predicate<Path> isLeftOut) throws IOException {
    this.folder = folder;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(isLeftOut.negate()).toList()) {
        if (Files.isDirectory(path)) {
          folders.add(path);
        } else {
          names.put(path, new DiskFile(Files.readAllBytes(path)));
        }
      }
    }
    seen.putAll(names);
  }

  void begin(long number, DiskCall call) {
    switch (call) {
      case DiskCall.Written written ->
          file(number, written.file()).write(number, written.offset(), written.bytes());
      case DiskCall.Resized resized -> file(number, resized.file()).resize(number, resized.size());
      default -> {
        // Names change at once, when the call ends.
      }
    }
  }

  void end(long number, DiskCall call) {
    switch (call) {
      case DiskCall.Opened opened -> {
        if (opened.create() && !seen.containsKey(opened.file())) {
          file(number, opened.file());
        } else if (opened.cut()) {
          file(number, opened.file()).resize(number, 0);
        }
      }
      case DiskCall.Synced synced -> sync(number, synced.path());
      case DiskCall.FolderMade made -> since.add(new Named(number, made, NONE));
      case DiskCall.Renamed renamed -> {
        DiskFile file = seen.remove(renamed.from());
        if (file == null) {
          throw new TortureFailure("Renamed folders cannot be played: " + renamed);
        }
        seen.put(renamed.to(), file);
        since.add(new Named(number, renamed, file));
      }
      case DiskCall.Linked linked -> {
        DiskFile file = file(number, linked.from());
        seen.put(linked.to(), file);
        since.add(new Named(number, linked, file));
      }
      case DiskCall.Removed removed -> {
        seen.remove(removed.path());
        since.add(new Named(number, removed, NONE));
      }
      default -> {
        // The bytes were noted when it began.
      }
    }
  }

  private DiskFile file(long number, Path path) {
    return seen.computeIfAbsent(
        path,
        p -> {
          var fresh = new DiskFile(new byte[0]);
          since.add(new Named(number, new DiskCall.Opened(p, true, false), fresh));
          return fresh;
        });
  }

  private void sync(long number, Path path) {
    DiskFile file = seen.get(path);
    if (file != null) {
      file.sync(number);
      return;
    }
    since.removeIf(
        named -> {
          boolean isDone = named.number() < number && path.equals(changed(named.call()));
          if (isDone) {
            name(named, names, folders);
          }
          return isDone;
        });
  }

  /** The folder whose names a call changed. */
  private static Path changed(DiskCall call) {
    Path path =
        switch (call) {
          case DiskCall.Opened opened -> opened.file();
          case DiskCall.FolderMade made -> made.folder();
          case DiskCall.Renamed renamed -> renamed.to();
          case DiskCall.Linked linked -> linked.to();
          case DiskCall.Removed removed -> removed.path();
          default -> throw new IllegalArgumentException("It changes no names: " + call);
        };
    return path.getParent();
  }

  private static void name(Named named, Map<Path, DiskFile> names, Set<Path> folders) {
    switch (named.call()) {
      case DiskCall.Opened opened -> names.put(opened.file(), named.file());
      case DiskCall.FolderMade made -> folders.add(made.folder());
      case DiskCall.Renamed renamed -> {
        names.remove(renamed.from());
        names.put(renamed.to(), named.file());
      }
      case DiskCall.Linked linked -> names.put(linked.to(), named.file());
      case DiskCall.Removed removed -> {
        names.remove(removed.path());
        folders.remove(removed.path());
      }
      default -> throw new IllegalArgumentException("It changes no names: " + named);
    }
  }

  /** How many files have bytes that were not synced. */
  long unsyncedFiles() {
    return seen.values().stream().filter(file -> !file.isSynced()).count();
  }

  /** Writes what may be found after the power was lost. */
  void losePower(Path to, Random random) throws IOException {
    write(to, since.isEmpty() ? 0 : random.nextInt(since.size() + 1), random);
  }

  private void write(Path to, int namesKept, Random random) throws IOException {
    Map<Path, DiskFile> kept = new HashMap<>(names);
    Set<Path> keptFolders = new HashSet<>(folders);
    since.subList(0, namesKept).forEach(named -> name(named, kept, keptFolders));
    DiskFile.Fate[] fates = DiskFile.Fate.values();
    for (Path made : keptFolders.stream().sorted().toList()) {
      if (made.equals(folder) || keptFolders.contains(made.getParent())) {
        Files.createDirectories(to.resolve(folder.relativize(made).toString()));
      }
    }
    for (Map.Entry<Path, DiskFile> each : kept.entrySet()) {
      Path file = to.resolve(folder.relativize(each.getKey()).toString());
      if (Files.isDirectory(file.getParent())) {
        Files.write(file, each.getValue().bytes(fates[random.nextInt(fates.length)], random));
      }
    }
  }

  /** The bytes of each file as the process saw them. */
  Map<Path, byte[]> seen() {
    Map<Path, byte[]> all = new HashMap<>();
    seen.forEach((path, file) -> all.put(path, file.bytes(DiskFile.Fate.ALL, new Random(0))));
    return all;
  }
}
