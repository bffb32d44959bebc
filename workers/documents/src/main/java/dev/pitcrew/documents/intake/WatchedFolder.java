package dev.pitcrew.documents.intake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that is looked at again and again. A file that has not changed since the look before is
 * taken by an atomic rename into {@code .taken}, handed in, and moved to {@code done} or, with a
 * note that says why, to {@code refused}. {@code re-1.xml} and {@code re-1.pdf} are handed in as
 * one; the one that is there first waits for the other if that is still being written. What a crash
 * left in {@code .taken} is handed in at the next look; the ledger knows whether it had been
 * started.
 */
public final class WatchedFolder {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
  private static final String CHANNEL = "folder";
  private static final int FILES_PER_LOOK = 200;

  /** How long a file whose end is missing must have been quiet before it is taken as it is. */
  private static final Duration UNFINISHED_QUIET = Duration.ofSeconds(60);

  private static final List<String> UNFINISHED_NAMES =
      List.of(".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".!ut", ".swp");

  /** A file as it was when last looked at. */
  private record Look(long size, long modifiedMillis, long sinceMillis) {}

  private final Path folder;
  private final Path taken;
  private final Path done;
  private final Path refused;
  private final Intake intake;
  private final LongSupplier millis;
  private final Map<Path, Look> looks = new HashMap<>();
  private boolean engineAway;

  /**
   * @param millis a clock that never goes back
   */
  public WatchedFolder(Path folder, Intake intake, LongSupplier millis) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.taken = Files.createDirectories(folder.resolve(".taken"));
    this.done = Files.createDirectories(folder.resolve("done"));
    this.refused = Files.createDirectories(folder.resolve("refused"));
    this.intake = intake;
    this.millis = millis;
  }

  /** One look; called by one thread at a time. */
  public void look() throws IOException {
    for (var group : Pairs.of(withoutPartnerComing(ripe()), WatchedFolder::nameOf)) {
      take(group);
    }
    // One file of a pair that a run took before it ended waits for the other.
    for (var group : Pairs.of(withoutPartnerComing(list(taken)), WatchedFolder::nameOf)) {
      if (!handIn(group)) {
        return; // The engine is away; what is taken waits here for the next look.
      }
    }
  }

  /** Those whose other shape is not still being written: it comes with them in a later look. */
  private List<Path> withoutPartnerComing(List<Path> files) throws IOException {
    Set<String> ready = files.stream().map(f -> Pairs.key(nameOf(f))).collect(Collectors.toSet());
    Set<String> lying =
        list(folder).stream().map(f -> Pairs.key(nameOf(f))).collect(Collectors.toSet());
    return files.stream()
        .filter(
            f ->
                Pairs.otherName(nameOf(f))
                    .filter(other -> lying.contains(other) && !ready.contains(other))
                    .isEmpty())
        .toList();
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString();
  }

  private List<Path> ripe() throws IOException {
    List<Path> ripe = new ArrayList<>();
    Map<Path, Look> seen = new HashMap<>();
    long now = millis.getAsLong();
    for (Path file : list(folder)) {
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Look before = looks.get(file);
        long modified = attributes.lastModifiedTime().toMillis();
        boolean same =
            before != null
                && before.size() == attributes.size()
                && before.modifiedMillis() == modified;
        Look look = new Look(attributes.size(), modified, same ? before.sinceMillis() : now);
        seen.put(file, look);
        boolean quiet = now - look.sinceMillis() >= UNFINISHED_QUIET.toMillis();
        if (same && (quiet || FileEnd.isThere(file))) {
          ripe.add(file);
        }
      } catch (FileSystemException e) {
        // It went away, or its writer holds it: the next look will see.
      }
    }
    looks.clear();
    looks.putAll(seen);
    return ripe;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
          .filter(WatchedFolder::isWanted)
          .sorted()
          .limit(FILES_PER_LOOK)
          .toList();
    }
  }

  private static boolean isWanted(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !name.startsWith("~$")
        && UNFINISHED_NAMES.stream().noneMatch(name::endsWith);
  }

  /** A pair keeps one name there, so that it is found again as one after a crash. */
  private void take(Pairs.Group<Path> group) throws IOException {
    String stem = stem(nameOf(group.file()));
    String free = stem;
    for (int i = 2; isTaken(free, group); i++) {
      free = stem + "-" + i;
    }
    for (Path file : files(group)) {
      looks.remove(file);
      try {
        Files.move(
            file, taken.resolve(free + suffix(nameOf(file))), StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        LOG.warn("A file could not be taken; the next look tries again. file={}", file, e);
      }
    }
  }

  private boolean isTaken(String stem, Pairs.Group<Path> group) {
    return files(group).stream()
        .map(f -> taken.resolve(stem + suffix(nameOf(f))))
        .anyMatch(f -> Files.exists(f, LinkOption.NOFOLLOW_LINKS));
  }

  private static List<Path> files(Pairs.Group<Path> group) {
    Path page = group.page();
    return page == null ? List.of(group.file()) : List.of(group.file(), page);
  }

  /** False where the engine or a store is away. */
  private boolean handIn(Pairs.Group<Path> group) throws IOException {
    Path file = group.file();
    Path page = group.page();
    if (page == null || isTooLarge(file) || isTooLarge(page)) {
      for (Path one : files(group)) {
        if (!handIn(one)) {
          return false;
        }
      }
      return true;
    }
    Intake.Together outcome;
    try {
      outcome = intake.submitTogether(read(file), read(page), CHANNEL, null);
    } catch (RuntimeException e) {
      return away(nameOf(file), e);
    }
    engineAway = false;
    putAway(page, outcome.page());
    putAway(file, outcome.data());
    return true;
  }

  /** False where the engine or a store is away. */
  private boolean handIn(Path file) throws IOException {
    if (isTooLarge(file)) {
      refuse(file, Intake.tooLarge());
      return true;
    }
    IntakeOutcome outcome;
    try {
      outcome = intake.submit(Files.readAllBytes(file), nameOf(file), CHANNEL, null);
    } catch (RuntimeException e) {
      return away(nameOf(file), e);
    }
    engineAway = false;
    putAway(file, outcome);
    return true;
  }

  private boolean away(String name, RuntimeException e) {
    if (!engineAway) {
      LOG.warn("A file could not be handed in; every look tries again. file={}", name, e);
    }
    engineAway = true;
    return false;
  }

  private static boolean isTooLarge(Path file) throws IOException {
    return Files.size(file) > Intake.BYTES_MAX;
  }

  private static Intake.HandedIn read(Path file) throws IOException {
    return new Intake.HandedIn(Files.readAllBytes(file), nameOf(file));
  }

  private void putAway(Path file, IntakeOutcome outcome) throws IOException {
    switch (outcome) {
      case IntakeOutcome.Started started -> move(file, done);
      case IntakeOutcome.Attached attached -> note(move(file, done), attached.message());
      case IntakeOutcome.Known known -> note(move(file, done), known.message());
      case IntakeOutcome.Refused no -> refuse(file, no.message());
    }
  }

  private void refuse(Path file, String why) throws IOException {
    note(move(file, refused), why);
  }

  private static void note(Path file, String text) throws IOException {
    Files.writeString(file.resolveSibling(file.getFileName() + ".txt"), text + "\n");
  }

  private static Path move(Path file, Path to) throws IOException {
    Path target = free(to, file.getFileName().toString());
    return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A name that is not in use there yet. */
  private static Path free(Path folder, String name) {
    Path target = folder.resolve(name);
    for (int i = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
      target = folder.resolve(stem(name) + "-" + i + suffix(name));
    }
    return target;
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String suffix(String name) {
    return name.substring(stem(name).length());
  }
}
