package dev.pitcrew.engine.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The classes of this JVM for processes that are started to be killed: as jars alone, with an
 * archive that the first of them left when it ended in peace, so that the others start in half the
 * processor's time.
 */
final class ChildClasses {

  /** Told to a child as its only argument: work a little, then end. */
  static final String REHEARSAL = "rehearsal";

  private static final int REHEARSAL_SECONDS_MAX = 300;

  private static final class Made {
    static final Path FOLDER = folder();
    static final String CLASS_PATH = jars(FOLDER);
    static final Path ARCHIVE = FOLDER.resolve("children.jsa");

    static {
      rehearse();
    }
  }

  private ChildClasses() {}

  /** What starts a child. */
  static List<String> command(Class<?> main, List<String> arguments) {
    return command("-XX:SharedArchiveFile=" + Made.ARCHIVE, main, arguments);
  }

  private static List<String> command(String archive, Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                // What the JVM itself has to say is no acknowledgement.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                archive,
                "-cp",
                Made.CLASS_PATH,
                main.getName()));
    command.addAll(arguments);
    return command;
  }

  private static void rehearse() {
    try {
      Path data = Files.createDirectory(Made.FOLDER.resolve("data"));
      Process rehearsal =
          new ProcessBuilder(
                  command(
                      "-XX:ArchiveClassesAtExit=" + Made.ARCHIVE,
                      KillChild.class,
                      List.of(data.toString(), REHEARSAL)))
              .redirectErrorStream(true)
              .redirectOutput(Made.FOLDER.resolve("rehearsal.log").toFile())
              .start();
      if (!rehearsal.waitFor(REHEARSAL_SECONDS_MAX, TimeUnit.SECONDS)
          || rehearsal.exitValue() != 0) {
        rehearsal.destroyForcibly();
        throw new IllegalStateException(
            "Expected a child to end in peace, but it did not: "
                + Files.readString(Made.FOLDER.resolve("rehearsal.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("child-classes");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jars(Path folder) {
    List<String> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path classes = Path.of(entry);
      if (Files.isDirectory(classes)) {
        path.add(jar(classes, folder.resolve(path.size() + ".jar")).toString());
      } else if (Files.exists(classes)) {
        path.add(entry);
      }
    }
    return String.join(File.pathSeparator, path);
  }

  private static Path jar(Path classes, Path jar) {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
