package dev.pitcrew.bpmn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of this module. */
final class Models {

  private static final Path ROOT = Path.of("");

  private Models() {}

  /** All files with an ending, each process's own folder first. */
  static List<Path> ending(String ending) {
    try (var files = Files.walk(ROOT.toAbsolutePath(), 2)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(String path) {
    return ROOT.resolve(path);
  }
}
