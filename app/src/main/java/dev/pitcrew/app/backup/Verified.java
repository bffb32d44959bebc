package dev.pitcrew.app.backup;

import dev.pitcrew.app.AuditPlaces;
import dev.pitcrew.records.chain.AuditChain;
import dev.pitcrew.records.chain.AuditStore;
import dev.pitcrew.records.chain.ChainAddress;
import dev.pitcrew.records.chain.ChainReport;
import dev.pitcrew.records.chain.ChainVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back, looked at from the first row to the last.
 *
 * @param auditRows of both chains, all whole
 * @param documents that rows name, all there
 */
record Verified(long auditRows, long documents) {

  /**
   * @param data where documents, and the databases that are files, are now
   * @param database JDBC address of a PostgreSQL whose rows are not taken into use yet; absent for
   *     files
   */
  static Verified of(Path data, @Nullable String database) throws SQLException, IOException {
    List<ChainAddress> chains =
        database == null
            ? AuditPlaces.chains(data, null)
            : RestoredSchemas.unverifiedChains(database);
    return new Verified(rows(chains), documents(data, database, chains));
  }

  private static long rows(List<ChainAddress> chains) throws SQLException, IOException {
    long rows = 0;
    for (ChainAddress chain : chains) {
      var verifier = new ChainVerifier(chain.chain(), List.of());
      Optional<AuditStore> store = AuditStore.open(chain.url(), chain.table());
      if (store.isPresent()) {
        try (AuditStore open = store.get()) {
          open.rows(verifier::next);
        }
        ChainReport report = verifier.finish();
        var finding = report.finding();
        if (finding != null) {
          throw new BackupException(
              "The audit trail of the %s is broken at row %d: %s"
                  .formatted(chain.chain(), finding.seq(), finding.text()));
        }
        rows += report.rows();
      }
    }
    return rows;
  }

  private static long documents(Path data, @Nullable String database, List<ChainAddress> chains)
      throws SQLException {
    if (database == null && !Files.exists(data.resolve("engine.db"))) {
      return 0;
    }
    long found = 0;
    String url =
        chains.stream()
            .filter(chain -> chain.chain().equals(AuditChain.ENGINE))
            .findFirst()
            .orElseThrow()
            .url();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      if (database != null && !hasDocuments(connection)) {
        return 0;
      }
      try (ResultSet rows =
          statement.executeQuery("SELECT DISTINCT content_hash FROM document WHERE deleted=0")) {
        while (rows.next()) {
          String hash = rows.getString(1);
          if (!Files.exists(
              data.resolve(KeptFiles.DOCUMENTS).resolve(hash.substring(0, 2)).resolve(hash))) {
            throw new BackupException("The bytes of document %s are missing.".formatted(hash));
          }
          found++;
        }
      }
    }
    return found;
  }

  /** Books of workers have no engine beside them. */
  private static boolean hasDocuments(Connection connection) throws SQLException {
    return !PostgresDump.names(
            connection, "SELECT 'there' WHERE to_regclass('document') IS NOT NULL")
        .isEmpty();
  }
}
