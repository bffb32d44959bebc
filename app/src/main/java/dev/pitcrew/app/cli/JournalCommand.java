package dev.pitcrew.app.cli;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.journal.JournalCsv;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The journal for the bookkeeping program. */
@Command(
    name = "journal",
    description = "Writes the journal entries of a period as CSV, one row for each line.",
    footer = {
      "",
      "Debits and credits of each entry are equal. A text that a spreadsheet would take for a"
          + " formula",
      "begins with an apostrophe."
    })
final class JournalCommand implements Callable<Integer> {

  @Mixin BooksOptions books = new BooksOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "First day of the period, yyyy-mm-dd.")
  LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "Last day of the period, yyyy-mm-dd.")
  LocalDate to = LocalDate.EPOCH;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to (default: standard output).")
  @Nullable Path output;

  @Option(
      names = "--semicolon",
      description = "Semicolons between cells and a comma in amounts, for European spreadsheets.")
  boolean semicolon;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (from.isAfter(to)) {
      throw new CommandFailure(
          "Expected a period, but it begins on %s and ends on %s.".formatted(from, to));
    }
    try (Records records = books.open()) {
      if (output == null) {
        Writer out = spec.commandLine().getOut();
        write(records, out);
        out.flush();
      } else {
        try (Writer out = Files.newBufferedWriter(output)) {
          write(records, out);
        }
      }
      return 0;
    } catch (IOException e) {
      throw new CommandFailure("The journal cannot be written: " + e.getMessage(), e);
    }
  }

  private void write(Records records, Writer out) throws IOException {
    JournalCsv.write(
        records.journal().between(from, to),
        semicolon ? JournalCsv.Style.SEMICOLON : JournalCsv.Style.COMMA,
        out);
  }
}
