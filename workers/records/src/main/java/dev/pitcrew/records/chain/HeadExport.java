package dev.pitcrew.records.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exports the heads of chains into a folder: of each chain its last row, signed. Not safe for use
 * by several threads at once.
 */
public final class HeadExport {

  /** A head is due after so many rows. */
  public static final long ROWS = 1_000;

  /** A head is due after so long, if there is a new row at all. */
  public static final Duration TIME = Duration.ofMinutes(5);

  private final List<ChainAddress> chains;
  private final HeadKey key;
  private final Path folder;
  private final InstantSource clock;
  private final Map<String, ExportedHead> newest = new HashMap<>();

  public HeadExport(List<ChainAddress> chains, HeadKey key, Path folder, InstantSource clock)
      throws IOException {
    this.chains = chains;
    this.key = key;
    this.folder = folder;
    this.clock = clock;
    Path file = folder.resolve(HeadFile.NAME);
    if (Files.exists(file)) {
      for (ExportedHead head : HeadFile.read(file, key.publicKey()).heads()) {
        newest.merge(head.chain(), head, (a, b) -> b.seq() >= a.seq() ? b : a);
      }
    }
  }

  /** Exports each head that has moved since the last export. */
  public List<ExportedHead> exportAll() throws SQLException, IOException {
    return export(false);
  }

  /** Exports each head that is due by {@link #ROWS} or {@link #TIME}. */
  public List<ExportedHead> exportDue() throws SQLException, IOException {
    return export(true);
  }

  private List<ExportedHead> export(boolean onlyDue) throws SQLException, IOException {
    List<ExportedHead> exported = new ArrayList<>();
    for (ChainAddress chain : chains) {
      Optional<AuditRow> last = last(chain);
      if (last.isPresent() && moved(chain, last.get(), onlyDue)) {
        AuditRow row = last.get();
        ExportedHead head =
            key.sign(chain.chain(), row.seq(), String.valueOf(row.hash()), clock.instant());
        HeadFile.append(folder, head, key);
        newest.put(chain.chain(), head);
        exported.add(head);
      }
    }
    return exported;
  }

  private boolean moved(ChainAddress chain, AuditRow last, boolean onlyDue) {
    ExportedHead before = newest.get(chain.chain());
    if (before == null) {
      return true;
    }
    if (before.seq() == last.seq() && before.hash().equals(last.hash())) {
      return false;
    }
    return !onlyDue
        || Math.abs(last.seq() - before.seq()) >= ROWS
        || Duration.between(Instant.parse(before.at()), clock.instant()).compareTo(TIME) >= 0;
  }

  /**
   * Whether each chain still holds what was last exported of it: a restored old backup, a cut end
   * and a new chain do not. A sentence for each that does not.
   */
  public List<String> continuity() throws SQLException {
    List<String> broken = new ArrayList<>();
    for (ChainAddress chain : chains) {
      ExportedHead head = newest.get(chain.chain());
      if (head != null && !holds(chain, head)) {
        broken.add(
            "The %s' audit trail does not hold row %d, which was exported at %s: the end was cut off, the chain computed anew, or an older backup restored. 'pitcrew audit verify' says more."
                .formatted(chain.chain(), head.seq(), head.at()));
      }
    }
    return broken;
  }

  private static Optional<AuditRow> last(ChainAddress chain) throws SQLException {
    Optional<AuditStore> store = AuditStore.open(chain.url(), chain.table());
    if (store.isEmpty()) {
      return Optional.empty();
    }
    try (AuditStore open = store.get()) {
      return open.last();
    }
  }

  private static boolean holds(ChainAddress chain, ExportedHead head) throws SQLException {
    Optional<AuditStore> store = AuditStore.open(chain.url(), chain.table());
    if (store.isEmpty()) {
      return false;
    }
    try (AuditStore open = store.get()) {
      return open.row(head.seq()).filter(row -> head.hash().equals(row.hash())).isPresent();
    }
  }
}
