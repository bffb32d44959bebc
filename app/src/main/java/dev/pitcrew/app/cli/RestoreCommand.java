package dev.pitcrew.app.cli;

import dev.pitcrew.app.backup.BackupException;
import dev.pitcrew.app.backup.Restore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup into an empty place. */
@Command(
    name = "restore",
    description = "Puts a backup into an empty folder (and an empty PostgreSQL), if it is whole.",
    footer = {
      "",
      "Every byte is compared with the backup's manifest, then the pages or rows, both audit chains and the documents are",
      "checked. A damaged backup is refused, and what is damaged is named. Put the exported heads (audit-heads) beside",
      "the data before the first start: people who were erased since are erased again, and 'pitcrew audit verify' uses them.",
      "",
      "Example:",
      "  pitcrew restore /mnt/backup/2026-11-22 --data /srv/again"
    })
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "A backup.")
  Path backup = Path.of("");

  @Option(names = "--check", description = "Only say whether it is whole.")
  boolean checkOnly;

  @Mixin BooksOptions books = new BooksOptions();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Restore restore = new Restore(backup.toAbsolutePath().normalize());
      if (checkOnly) {
        out.printf("The backup of %s is whole.%n", restore.check());
      } else {
        Restore.Restored restored = restore.into(books.folder(), books.postgres());
        out.printf(
            "As it was at %s: %,d files, %,d rows of the audit trail, %,d documents; all whole.%n",
            restored.madeAt(), restored.files(), restored.auditRows(), restored.documents());
      }
      out.flush();
      return 0;
    } catch (BackupException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
