package dev.pitcrew.app.cli;

import dev.pitcrew.app.AuditPlaces;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.records.chain.ExportedHead;
import dev.pitcrew.records.chain.HeadExport;
import dev.pitcrew.records.chain.HeadKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** Exports the heads of the chains now. */
@Command(
    name = "head",
    description =
        "Exports the signed heads of the chains now; a running Pitcrew does it by itself every 1,000 rows and five minutes.")
final class AuditHeadCommand implements Callable<Integer> {

  @Mixin BooksOptions books = new BooksOptions();

  @Mixin HeadsOption heads = new HeadsOption();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    books.expectBooks();
    PrintWriter out = spec.commandLine().getOut();
    Path folder = AuditPlaces.heads(books.folder(), heads.named());
    try {
      HeadKey key = HeadKey.in(AuditPlaces.key(books.folder()));
      var export =
          new HeadExport(
              AuditPlaces.chains(books.folder(), books.postgres()),
              key,
              folder,
              InstantSource.system());
      List<ExportedHead> exported = export.exportAll();
      for (ExportedHead head : exported) {
        out.printf("%-8s row %d  %s%n", head.chain(), head.seq(), head.hash());
      }
      out.printf(
          "%s in %s, key %s%n",
          exported.isEmpty() ? "Nothing new" : "Exported",
          folder,
          HeadKey.fingerprint(key.publicKey()));
      out.flush();
      return 0;
    } catch (IOException | SQLException | PitcrewApplication.CannotStart e) {
      throw new CommandFailure("The heads cannot be exported: " + e.getMessage(), e);
    }
  }
}
