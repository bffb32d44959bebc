package dev.pitcrew.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The bytes of a filled SQLite database. */
final class SqliteBooks {

  private static final String FILE = "records.db";

  private final byte[] content;

  private SqliteBooks(byte[] content) {
    this.content = content;
  }

  /** What fills it is given its address. */
  static SqliteBooks filled(Consumer<String> filling) {
    try {
      var folder = Files.createTempDirectory("books");
      filling.accept(url(folder));
      var file = folder.resolve(FILE);
      var books = new SqliteBooks(Files.readAllBytes(file));
      Files.delete(file);
      Files.delete(folder);
      return books;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of such a database in a folder that has none yet. */
  String copiedTo(Path folder) {
    try {
      Files.write(folder.resolve(FILE), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return url(folder);
  }

  static String url(Path folder) {
    return "jdbc:sqlite:" + folder.resolve(FILE);
  }
}
