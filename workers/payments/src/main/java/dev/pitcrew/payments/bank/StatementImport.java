package dev.pitcrew.payments.bank;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.bank.BankReplies;
import dev.pitcrew.records.bank.BankStatements;

/**
 * Takes in what a bank sends: a statement ({@code camt.053}) or the status of a payment file
 * ({@code pain.002}). Safe to repeat: what is in the books already changes nothing.
 */
public final class StatementImport {

  private final Records records;

  public StatementImport(Records records) {
    this.records = records;
  }

  /** What came of a file, in sentences where a person must know them. */
  public sealed interface Outcome {
    /** Statements are in the books; see there what they settled. */
    record Statements(BankStatements.Outcome.Stored stored) implements Outcome {}

    /** What the bank said of a payment file is in the books. */
    record Status(BankReplies.Outcome.Noted noted) implements Outcome {}

    /** Nothing of the file is in the books, for this reason. */
    record Refused(String reason) implements Outcome {}
  }

  /**
   * @param who user name of who brings the file
   */
  public Outcome take(byte[] file, String fileName, String who) {
    try {
      var root = Xml.parse(file);
      if (Camt053Reader.reads(root)) {
        return switch (records
            .bankStatements()
            .store(file, fileName, Camt053Reader.read(root), who)) {
          case BankStatements.Outcome.Stored stored -> new Outcome.Statements(stored);
          case BankStatements.Outcome.Refused refused -> new Outcome.Refused(refused.reason());
        };
      }
      if (Pain002Reader.reads(root)) {
        return switch (records.bankReplies().note(Pain002Reader.read(root), who)) {
          case BankReplies.Outcome.Noted noted -> new Outcome.Status(noted);
          case BankReplies.Outcome.Refused refused -> new Outcome.Refused(refused.reason());
        };
      }
      return new Outcome.Refused(
          "Expected a bank statement (camt.053) or a payment status (pain.002), but it is %s."
              .formatted(
                  root.message().isEmpty()
                      ? "another kind of XML"
                      : Camt053Reader.shortened(root.message())));
    } catch (BrokenFile broken) {
      return new Outcome.Refused(broken.getMessage());
    }
  }
}
