package dev.pitcrew.app.cli;

import dev.pitcrew.app.backup.Backup;
import dev.pitcrew.app.backup.BackupException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies everything while it works. */
@Command(
    name = "backup",
    description =
        "Copies engine, books, documents, keys and settings into a new folder, while Pitcrew works.",
    footer = {
      "",
      "The rows are those of one moment: a restored backup goes on as if Pitcrew had been killed then. Run it on the machine",
      "of the data folder. The copy holds keys and personal data: keep it as you keep the data. The exported heads of the",
      "audit trail, and who was erased, are kept beside the data and are not in it.",
      "",
      "Examples:",
      "  pitcrew backup /mnt/backup/2026-11-22 --data /srv/pitcrew",
      "  pitcrew restore /mnt/backup/2026-11-22 --data /srv/again"
    })
final class BackupCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1 << 20;

  @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet.")
  Path target = Path.of("");

  @Mixin BooksOptions books = new BooksOptions();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    books.expectBooks();
    PrintWriter out = spec.commandLine().getOut();
    try {
      Backup.Made made =
          new Backup(books.folder(), books.postgres(), InstantSource.system())
              .into(target.toAbsolutePath().normalize());
      out.printf(
          "%s: %,d files, %,.1f MB%n", made.folder(), made.files(), made.sizeBytes() / MEGABYTE);
      out.flush();
      return 0;
    } catch (BackupException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
