package dev.pitcrew.browser.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Browsers whose worker is gone. A profile's folder names the process it belongs to; where that one
 * is dead, what still runs on the folder is killed and the folder deleted.
 */
final class Strays {

  private static final Logger LOG = LoggerFactory.getLogger(Strays.class);
  private static final String PREFIX = "pitcrew-bot-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-(\\d+)-.*");

  private Strays() {}

  /** A new folder for a browser of this process. */
  static Path newProfile(Path folder) throws IOException {
    Files.createDirectories(folder);
    var self = ProcessHandle.current();
    return Files.createTempDirectory(folder, PREFIX + self.pid() + "-" + started(self) + "-");
  }

  /** Sweeps what workers that were killed have left in a folder. */
  static void sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      for (var profile : entries.toList()) {
        var match = NAME.matcher(profile.getFileName().toString());
        if (match.matches()
            && !lives(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)))) {
          LOG.info("A worker left a browser behind; it is ended. profile={}", profile);
          killThoseOf(profile);
          delete(profile);
        }
      }
    }
  }

  /** A process number is given again some day; together with its start it is not. */
  private static boolean lives(long pid, long started) {
    return ProcessHandle.of(pid).filter(process -> started(process) == started).isPresent();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(instant -> instant.toEpochMilli()).orElse(0L);
  }

  /** A browser's helpers may cut themselves loose from it; they carry its folder in their words. */
  static void killThoseOf(Path profile) {
    String mark = profile.getFileName().toString();
    ProcessHandle.allProcesses()
        .filter(
            process -> process.info().commandLine().filter(line -> line.contains(mark)).isPresent())
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** Deletes a folder; what a dying process still writes is left to the next sweep. */
  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("A browser's folder could not be deleted yet. folder={}", folder, e);
    }
  }
}
