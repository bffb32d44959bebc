package dev.pitcrew.app.cli;

import dev.pitcrew.app.AuditPlaces;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.records.chain.AuditStore;
import dev.pitcrew.records.chain.ChainAddress;
import dev.pitcrew.records.chain.ChainReport;
import dev.pitcrew.records.chain.ChainVerifier;
import dev.pitcrew.records.chain.ExportedHead;
import dev.pitcrew.records.chain.HeadFile;
import dev.pitcrew.records.chain.HeadKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says whether the audit trail is as it was written, and if not, which row is the first that is
 * not.
 */
@Command(
    name = "verify",
    description =
        "Verifies the chains of the books and of the engine; names the first broken row and exits 1.",
    footer = {
      "",
      "A row edited, missing, swapped, inserted or dated back is found by the chain itself. Rows cut off at the end, and a",
      "chain computed anew, are found against an exported head, and only by it: keep the heads where the database's",
      "administrator cannot write.",
      "",
      "Example:",
      "  pitcrew audit verify --data /srv/pitcrew --head /mnt/worm/heads.jsonl"
    })
final class AuditVerifyCommand implements Callable<Integer> {

  @Mixin BooksOptions books = new BooksOptions();

  @Option(
      names = "--head",
      paramLabel = "FILE",
      description =
          "Exported heads (default: audit-heads/heads.jsonl in the data folder, if there).")
  @Nullable Path head;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Public key of the heads (default: head-key.pub.pem beside them).")
  @Nullable Path key;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    books.expectBooks();
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<ExportedHead> heads = new ArrayList<>();
      boolean whole = readHeads(heads, out);
      for (ChainAddress chain : AuditPlaces.chains(books.folder(), books.postgres())) {
        whole &= verify(chain, heads, out);
      }
      out.flush();
      return whole ? 0 : 1;
    } catch (IOException | SQLException | PitcrewApplication.CannotStart e) {
      throw new CommandFailure("The audit trail cannot be read: " + e.getMessage(), e);
    }
  }

  private boolean readHeads(List<ExportedHead> heads, PrintWriter out) throws IOException {
    Path file = head == null ? AuditPlaces.headFile(books.folder(), null) : head;
    if (!Files.exists(file)) {
      if (head != null) {
        throw new CommandFailure(
            "Expected exported heads in '%s', but there is no such file.".formatted(file));
      }
      out.println(
          "heads    none exported: rows cut off at the end and a chain computed anew cannot be seen");
      return true;
    }
    PublicKey open =
        HeadKey.publicKey(
            key == null ? file.toAbsolutePath().resolveSibling(HeadKey.PUBLIC_FILE) : key);
    HeadFile.Read read = HeadFile.read(file, open);
    heads.addAll(read.heads());
    read.refused().forEach(line -> out.println("heads    BROKEN: " + line));
    out.printf("heads    %,d signed by key %s%n", heads.size(), HeadKey.fingerprint(open));
    return read.refused().isEmpty();
  }

  private static boolean verify(ChainAddress chain, List<ExportedHead> heads, PrintWriter out)
      throws SQLException, IOException {
    var verifier = new ChainVerifier(chain.chain(), heads);
    Optional<AuditStore> store = AuditStore.open(chain.url(), chain.table());
    if (store.isPresent()) {
      try (AuditStore open = store.get()) {
        open.rows(verifier::next);
      }
    } else if (heads.stream().noneMatch(each -> each.chain().equals(chain.chain()))) {
      out.printf("%-8s has no chain%n", chain.chain());
      return true;
    }
    ChainReport report = verifier.finish();
    print(report, out);
    return report.isWhole();
  }

  private static void print(ChainReport report, PrintWriter out) {
    var finding = report.finding();
    if (finding != null) {
      out.printf("%-8s BROKEN at row %d: %s%n", report.chain(), finding.seq(), finding.text());
      return;
    }
    out.printf("%-8s %,d rows, whole", report.chain(), report.rows());
    if (report.chainedLater() > 0) {
      out.printf("; %,d chained by an upgrade", report.chainedLater());
    }
    if (report.erased() > 0) {
      out.printf("; values of %,d erased, with a record", report.erased());
    }
    out.printf(
        "; exported heads vouch for %s%n",
        report.vouchedSeq() == 0
            ? "none"
            : "rows 1 to %d, none for the %,d after"
                .formatted(report.vouchedSeq(), report.lastSeq() - report.vouchedSeq()));
  }
}
