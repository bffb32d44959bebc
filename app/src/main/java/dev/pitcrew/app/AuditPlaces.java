package dev.pitcrew.app;

import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.ChainAddress;
import dev.pitcrew.records.chain.HeadFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the audit trail's chains, the key of their heads, and the exported heads are. */
public final class AuditPlaces {

  private static final String TABLE = "audit";

  private AuditPlaces() {}

  /**
   * The chains of the books and of the engine.
   *
   * @param database JDBC address of a PostgreSQL; absent for the files in the data folder
   * @throws PitcrewApplication.CannotStart when the database does not answer
   */
  public static List<ChainAddress> chains(Path data, @Nullable String database) {
    String records = BooksAddress.of(data, database);
    return List.of(
        new ChainAddress(AuditChain.RECORDS, records, TABLE),
        new ChainAddress(AuditChain.ENGINE, Databases.engineRows(data, database), TABLE));
  }

  /** The folder of the key that signs heads. */
  public static Path key(Path data) {
    return data.resolve("audit-key");
  }

  /** The folder of the exported heads, unless another one is named. */
  public static Path heads(Path data, @Nullable Path named) {
    return named == null ? data.resolve("audit-heads") : named;
  }

  /** The file of the exported heads in its folder. */
  public static Path headFile(Path data, @Nullable Path named) {
    return heads(data, named).resolve(HeadFile.NAME);
  }
}
