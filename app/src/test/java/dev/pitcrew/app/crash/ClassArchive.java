package dev.pitcrew.app.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * What a JVM notes of the application's classes while it runs and ends in peace, once for all tests
 * of this JVM: a process that starts with it needs little more than half the processor's time. It
 * must find the same class path, and of jars only.
 */
record ClassArchive(String classPath, Path file) {

  private static final class Made {
    static final ClassArchive ARCHIVE = make();
  }

  static ClassArchive ofTheApplication() {
    return Made.ARCHIVE;
  }

  private static ClassArchive make() {
    try {
      var folder = Files.createTempDirectory("class-archive");
      var archive = new ClassArchive(jars(folder), folder.resolve("application.jsa"));
      KilledProcess.rehearse(archive, folder);
      deleteAtTheEnd(folder);
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jars(Path folder) throws IOException {
    List<String> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      Path classes = Path.of(entry);
      path.add(
          Files.isDirectory(classes)
              ? jar(classes, folder.resolve(path.size() + ".jar")).toString()
              : entry);
    }
    return String.join(java.io.File.pathSeparator, path);
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      for (Path file : files.filter(each -> !each.equals(classes)).sorted().toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        boolean folder = Files.isDirectory(file);
        out.putNextEntry(new JarEntry(folder ? name + "/" : name));
        if (!folder) {
          Files.copy(file, out);
        }
      }
    }
    return jar;
  }

  private static void deleteAtTheEnd(Path folder) throws IOException {
    // Whatever is registered last goes first.
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            directory.toFile().deleteOnExit();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            file.toFile().deleteOnExit();
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
