package dev.pitcrew.app.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of the project itself, whose documentation is kept true by tests. */
final class Repository {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> MADE = Set.of("target", "node_modules", ".git", "data");

  private Repository() {}

  static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** All Java sources whose path holds the text. */
  static List<Path> sources(String within) throws IOException {
    return files(path -> path.endsWith(".java") && path.contains(within));
  }

  /** All files that were not made by a build or a run, by their paths with slashes. */
  static List<Path> files(Predicate<String> wanted) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return MADE.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = file.toString().replace('\\', '/');
            if (wanted.test(path)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
