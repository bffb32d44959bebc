package dev.pitcrew.app;

import dev.pitcrew.engine.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the books of a data folder, or of a PostgreSQL database, are. */
public final class BooksAddress {

  private BooksAddress() {}

  /**
   * The JDBC address for {@code Records.open}; the folder is made when it is missing.
   *
   * @param database JDBC address of a PostgreSQL; absent for the file in the data folder
   * @throws PitcrewApplication.CannotStart when the folder or the database cannot be used
   */
  public static String of(Path data, @Nullable String database) {
    if (database != null) {
      return Databases.postgres(database);
    }
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new PitcrewApplication.CannotStart(
          "Cannot keep data in %s: %s".formatted(data, e.getMessage()), e);
    }
    return Databases.file(data);
  }

  /** The engine's rows in the same PostgreSQL, whose schemas are there. */
  public static StoreLocation.Postgres engineIn(String database) {
    return Databases.engineIn(database);
  }

  /** A schema of a PostgreSQL, whether it is there or not. */
  public static String inSchema(String database, String schema) {
    return Databases.in(database, schema);
  }
}
