package dev.pitcrew.documents.ocr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Makes the native Tesseract of the class path the one that Tess4J finds. Loaded first and by their
 * own loader, the libraries find each other; Tess4J then looks for them under their plain names.
 */
final class NativeLibraries {
  private NativeLibraries() {}

  /** Must run before the first class of Tess4J is touched. */
  static void prepare(Path cache) {
    try {
      Path folder = Files.createDirectories(cache.resolve("native"));
      link(folder, "leptonica", Loader.load(org.bytedeco.leptonica.global.leptonica.class));
      link(folder, "tesseract", Loader.load(org.bytedeco.tesseract.global.tesseract.class));
      System.setProperty("jna.library.path", folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path folder, String name, String loaded) throws IOException {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    String suffix = mac ? ".dylib" : ".so";
    Path link = folder.resolve("lib" + name + suffix);
    Path library = library(Path.of(loaded).getParent(), "lib" + name + ".");
    if (Files.isSymbolicLink(link) && Files.exists(link) && Files.isSameFile(link, library)) {
      return;
    }
    Files.deleteIfExists(link);
    try {
      Files.createSymbolicLink(link, library);
    } catch (FileAlreadyExistsException e) {
      // Another process was quicker with the same link.
    }
  }

  private static Path library(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
      if (found.isEmpty()) {
        throw new IOException("no " + prefix + "* beside the loaded library in " + folder);
      }
      return found.getLast();
    }
  }
}
