package dev.pitcrew.app.cli;

import dev.pitcrew.app.BooksAddress;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.records.Records;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which books a command reads or writes. A server may run on them at the same time. */
final class BooksOptions {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where everything is kept (default: ./${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:PITCREW_DATABASE}",
      description =
          "JDBC address of a PostgreSQL (default: $$PITCREW_DATABASE, else files in the data folder).")
  @Nullable String database;

  /** The books of a company that has begun to work. */
  Records open() {
    expectBooks();
    return openOrCreate();
  }

  /** Refuses a folder without books, before anything makes some there. */
  void expectBooks() {
    if (!isPostgres() && !Files.exists(folder().resolve("records.db"))) {
      throw new CommandFailure(
          "There are no books in %s. Name the folder with --data, or begin with 'pitcrew up'."
              .formatted(folder()));
    }
  }

  /** The same, but a folder without books gets new ones. */
  Records openOrCreate() {
    try {
      return Records.open(BooksAddress.of(folder(), isPostgres() ? database : null));
    } catch (PitcrewApplication.CannotStart e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /** The data folder, absolute. */
  Path folder() {
    return data.toAbsolutePath().normalize();
  }

  /** The PostgreSQL, if that is where the books are. */
  @Nullable String postgres() {
    return isPostgres() ? database : null;
  }

  private boolean isPostgres() {
    return database != null && !database.isBlank();
  }
}
