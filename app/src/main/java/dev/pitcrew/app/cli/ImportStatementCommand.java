package dev.pitcrew.app.cli;

import dev.pitcrew.payments.bank.StatementImport;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.bank.BankEntry;
import dev.pitcrew.records.bank.BankStatement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in what the bank sends. */
@Command(
    name = "statement",
    description =
        "Takes in bank statements (camt.053) and what a bank says of a payment file (pain.002).",
    footer = {
      "",
      "Payments become paid or returned by the reference that the bank brings back; what is none of"
          + " ours, or",
      "differs from what was sent, is listed. A file that was taken in before changes nothing.",
      "",
      "Example:",
      "  pitcrew import statement statements/2026-11-23.xml"
    })
final class ImportStatementCommand implements Callable<Integer> {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "XML files of the bank.")
  List<Path> files = List.of();

  @Option(
      names = "--by",
      paramLabel = "USER",
      defaultValue = "${sys:user.name}",
      description = "Who brings them, for the audit trail (default: ${DEFAULT-VALUE}).")
  String by = "";

  @Mixin BooksOptions books = new BooksOptions();

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Records records = books.open()) {
      StatementImport bank = new StatementImport(records);
      for (Path file : files) {
        switch (bank.take(read(file), file.getFileName().toString(), by)) {
          case StatementImport.Outcome.Refused refused ->
              throw new CommandFailure("%s: %s".formatted(file, refused.reason()));
          case StatementImport.Outcome.Status status ->
              out.printf(
                  "%s: %s, %d payments accepted, %d refused%n",
                  file,
                  status.noted().runId(),
                  status.noted().accepted(),
                  status.noted().rejected());
          case StatementImport.Outcome.Statements statements -> {
            statements
                .stored()
                .knownBefore()
                .forEach(id -> out.printf("%s: statement %s was imported before%n", file, id));
            statements.stored().stored().forEach(one -> print(out, records, file, one));
          }
        }
      }
    }
    out.flush();
    return 0;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailure("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void print(PrintWriter out, Records records, Path file, BankStatement statement) {
    out.printf(
        "%s: statement %s of %s, %d matched, %d not ours, %d to look at%n",
        file,
        statement.statementId(),
        statement.iban(),
        statement.matched(),
        statement.unmatched(),
        statement.findings());
    if (statement.remark() != null) {
      out.printf("  ! %s%n", statement.remark());
    }
    for (BankEntry entry : records.bankStatements().entries(statement.id())) {
      out.printf(
          "  %s %s %12s %-24s %s%n",
          entry.state() == BankEntry.State.FINDING ? "!" : " ",
          entry.bookedOn(),
          entry.amount().toPlainString(),
          entry.endToEndId() == null ? "-" : entry.endToEndId().replaceAll("\\p{Cc}", "?"),
          entry.detail() == null ? "not ours" : entry.detail());
    }
  }
}
