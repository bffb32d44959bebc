package dev.pitcrew.records;

import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.signin.SecondFactors;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A database for one test; the tables are made, and the sample company is imported, once for all
 * tests of a JVM. Each method gives the address of a database that nobody has written to since.
 */
public enum TestBooks {

  /** A copy of a file, in the test's folder. */
  SQLITE {
    @Override
    public String empty(Path folder) {
      return SqliteBooks.url(folder);
    }

    @Override
    public String fresh(Path folder) {
      return SqliteTemplates.FRESH.copiedTo(folder);
    }

    @Override
    public String stocked(Path folder) {
      return SqliteTemplates.STOCKED.copiedTo(folder);
    }
  },

  /** One test at a time: what another one of this JVM was given is emptied. */
  POSTGRESQL {
    @Override
    public String empty(Path folder) {
      return PostgresBooks.empty();
    }

    @Override
    public String fresh(Path folder) {
      return PostgresTemplates.FRESH.restored();
    }

    @Override
    public String stocked(Path folder) {
      return PostgresTemplates.STOCKED.restored();
    }
  };

  /** When the sample company was imported. */
  public static final Instant STOCKED_AT = Instant.parse("2026-11-20T09:00:00Z");

  /** A database without tables. */
  public abstract String empty(Path folder);

  /** Books in which nothing stands. */
  public abstract String fresh(Path folder);

  /** Books with the master data of the sample company. */
  public abstract String stocked(Path folder);

  private static void make(String url) {
    Records.open(url).close();
  }

  private static void stock(String url) {
    // Nobody has a second factor yet, so no key is made.
    try (var records =
        Records.open(url, InstantSource.fixed(STOCKED_AT), Path.of(SecondFactors.KEY_FILE))) {
      MasterData.load(records, Path.of("../../samples/master"));
    }
  }

  private static final class SqliteTemplates {
    static final SqliteBooks FRESH = SqliteBooks.filled(TestBooks::make);
    static final SqliteBooks STOCKED = SqliteBooks.filled(TestBooks::stock);
  }

  private static final class PostgresTemplates {
    static final PostgresBooks FRESH = new PostgresBooks("fresh", TestBooks::make);
    static final PostgresBooks STOCKED = new PostgresBooks("stocked", TestBooks::stock);
  }
}
