package dev.pitcrew.app;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.engine.AwayEngine;
import dev.pitcrew.records.engine.EngineNote;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Keeps books to one engine: that of a cluster, or the one beside them. */
final class BooksEngine {

  /** Where it was noted before the books themselves did, and still is for books of then. */
  private static final String FILE = "engine.properties";

  /** The rows of an engine that runs in the folder itself. */
  private static final String OWN_ENGINE = "engine.db";

  private static final String WHO = "pitcrew worker";

  private final Settings settings;
  private final EngineNote note;

  BooksEngine(Settings settings, Records records) {
    this.settings = settings;
    this.note = records.engine();
  }

  /**
   * Notes that the books are of this engine.
   *
   * @param anotherToo whether they may have been of another
   * @throws PitcrewApplication.CannotStart when they are of another
   */
  void claim(AwayEngine engine, boolean anotherToo) {
    if (note.find().isEmpty()) {
      notedInFolder().ifPresent(noted -> note.claim(noted, WHO));
    }
    Optional<AwayEngine> noted = note.find();
    if (anotherToo && noted.filter(engine::isSame).isEmpty()) {
      note.change(engine, WHO);
    } else if (noted.isEmpty() && hasOwnEngine()) {
      throw ofAnother("a Pitcrew's own engine", engine);
    } else {
      note.claim(engine, WHO)
          .ifPresent(
              other -> {
                throw ofAnother(other.named(), engine);
              });
    }
  }

  /**
   * For the engine that runs beside the books.
   *
   * @throws PitcrewApplication.CannotStart when they are of one somewhere else
   */
  void expectOwn() {
    note.find()
        .or(this::notedInFolder)
        .ifPresent(
            other -> {
              throw new PitcrewApplication.CannotStart(
                  "The books in %s are of %s, whose workers 'pitcrew worker' starts; an engine of its own would give the same keys to something else. Take other books."
                      .formatted(place(), other.named()));
            });
  }

  private PitcrewApplication.CannotStart ofAnother(String other, AwayEngine engine) {
    return new PitcrewApplication.CannotStart(
        "The books in %s are of %s, not of %s: take other books, or go on with --another-engine where nothing of the old one is under way."
            .formatted(place(), other, engine.named()));
  }

  private String place() {
    return settings.database() == null ? settings.data().toString() : "the database";
  }

  private boolean hasOwnEngine() {
    String database = settings.database();
    return database == null
        ? Files.exists(settings.data().resolve(OWN_ENGINE))
        : Databases.hasEngine(database);
  }

  private Optional<AwayEngine> notedInFolder() {
    Path file = settings.data().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties noted = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      noted.load(reader);
    } catch (IOException e) {
      throw new PitcrewApplication.CannotStart(
          "Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    String cluster = noted.getProperty("cluster", "");
    return Optional.of(
        new AwayEngine(noted.getProperty("address", ""), cluster.isEmpty() ? null : cluster));
  }
}
