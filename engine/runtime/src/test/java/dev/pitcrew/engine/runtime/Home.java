package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the rows are while the processes that write them come and go. */
abstract sealed class Home {

  private FaultyLife life = new FaultyLife(connection -> {}, false);

  /** A process begins to live here, on what the one before has left. */
  final RuntimeOptions nextLife() {
    life = new FaultyLife(this::die, dropsWhenFailing());
    RuntimeOptions options = options();
    FaultyDriver.live(url(), life);
    return options;
  }

  final FaultyLife life() {
    return life;
  }

  abstract RuntimeOptions options();

  abstract String url();

  abstract boolean dropsWhenFailing();

  abstract void die(Connection connection) throws SQLException;

  /** A file: what is on the disk in the moment of death is what the next one finds. */
  static final class File extends Home {

    private final Path folder;
    private int number;
    private Path now;

    File(Path folder) {
      this.folder = folder;
      this.now = folder.resolve("life0");
    }

    @Override
    RuntimeOptions options() {
      return RuntimeOptions.in(now);
    }

    @Override
    String url() {
      return "jdbc:sqlite:" + now.resolve("engine.db").toAbsolutePath();
    }

    @Override
    boolean dropsWhenFailing() {
      return false;
    }

    @Override
    void die(Connection connection) {
      Path next = folder.resolve("life" + ++number);
      try {
        Files.createDirectories(next);
        for (String file : new String[] {"engine.db", "engine.db-wal"}) {
          if (Files.exists(now.resolve(file))) {
            Files.copy(now.resolve(file), next.resolve(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      now = next;
    }
  }

  /** A server: a dead process's connections end in the middle of whatever they did. */
  static final class Server extends Home {

    private final StoreLocation.Postgres database;
    private final Path folder;
    private int number;

    Server(StoreLocation.Postgres database, Path folder) {
      this.database = database;
      this.folder = folder;
    }

    @Override
    RuntimeOptions options() {
      number++;
      return RuntimeOptions.at(
          new StoreLocation.Postgres(url(), database.user(), database.password()), folder);
    }

    /** The address tells the lives apart; to the server it is one and the same. */
    @Override
    String url() {
      return database.jdbcUrl() + "?options=-c%20geqo_seed=0." + number;
    }

    @Override
    boolean dropsWhenFailing() {
      return true;
    }

    @Override
    void die(Connection connection) throws SQLException {
      connection.abort(Runnable::run);
    }
  }
}
