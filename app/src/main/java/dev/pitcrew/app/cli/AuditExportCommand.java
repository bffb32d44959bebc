package dev.pitcrew.app.cli;

import dev.pitcrew.app.AuditPlaces;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.records.chain.AuditExport;
import dev.pitcrew.records.chain.AuditStore;
import dev.pitcrew.records.chain.ChainAddress;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the chains as JSON lines, for a verifier that is not ours. */
@Command(
    name = "export",
    description = "Writes the audit trail as JSON lines, chain after chain.",
    footer = {
      "",
      "Verified without Pitcrew's code:",
      "  java docs/verify-audit/VerifyAudit.java audit.jsonl heads.jsonl"
    })
final class AuditExportCommand implements Callable<Integer> {

  @Mixin BooksOptions books = new BooksOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to (default: standard output).")
  @Nullable Path output;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    books.expectBooks();
    try {
      if (output == null) {
        Writer out = spec.commandLine().getOut();
        export(out);
        out.flush();
      } else {
        try (Writer out = Files.newBufferedWriter(output)) {
          export(out);
        }
      }
      return 0;
    } catch (IOException | SQLException | PitcrewApplication.CannotStart e) {
      throw new CommandFailure("The audit trail cannot be exported: " + e.getMessage(), e);
    }
  }

  private void export(Writer out) throws SQLException, IOException {
    for (ChainAddress chain : AuditPlaces.chains(books.folder(), books.postgres())) {
      Optional<AuditStore> store = AuditStore.open(chain.url(), chain.table());
      if (store.isPresent()) {
        try (AuditStore open = store.get()) {
          open.rows(new AuditExport(chain.chain(), out)::write);
        }
      }
    }
  }
}
