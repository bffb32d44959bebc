package dev.pitcrew.documents.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Unpacks the language data of the class path into a folder, where Tesseract can map it. */
final class LanguageData {
  /** ISO 639-1 to Tesseract's names. */
  static final Map<String, String> NAMES = Map.of("en", "eng", "de", "deu", "fr", "fra");

  private final Path folder;

  LanguageData(Path cache) {
    this.folder = cache.resolve("tessdata");
  }

  /** The folder that holds the language's data. */
  Path folderWith(String name) throws IOException {
    Path file = folder.resolve(name + ".traineddata");
    if (!Files.exists(file)) {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, name, ".part");
      try (InputStream in = open(name)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }

  private static InputStream open(String name) throws IOException {
    ClassLoader loader = LanguageData.class.getClassLoader();
    InputStream packed = loader.getResourceAsStream("ocr-languages/" + name + ".traineddata.gz");
    if (packed != null) {
      return new GZIPInputStream(packed);
    }
    InputStream plain = loader.getResourceAsStream("tessdata/" + name + ".traineddata");
    if (plain == null) {
      throw new IOException("no language data for " + name + " on the class path");
    }
    return plain;
  }
}
