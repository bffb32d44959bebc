package dev.pitcrew.app;

import dev.pitcrew.payments.bank.StatementImport;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.bank.BankStatement;
import dev.pitcrew.web.payments.StatementPort;
import java.util.ArrayList;
import java.util.List;

/** Bank statements from the pages go the way of the command. */
final class UploadedStatements implements StatementPort {

  private final StatementImport bank;

  UploadedStatements(Records records) {
    this.bank = new StatementImport(records);
  }

  @Override
  public Outcome take(byte[] file, String fileName, String who) {
    return switch (bank.take(file, fileName, who)) {
      case StatementImport.Outcome.Refused refused -> new Outcome.Refused(refused.reason());
      case StatementImport.Outcome.Status status ->
          new Outcome.Taken(
              List.of(
                  "The bank on %s: %d payments accepted, %d refused."
                      .formatted(
                          status.noted().runId(),
                          status.noted().accepted(),
                          status.noted().rejected())));
      case StatementImport.Outcome.Statements statements -> {
        var sentences = new ArrayList<String>();
        statements
            .stored()
            .knownBefore()
            .forEach(id -> sentences.add("Statement %s was brought before.".formatted(id)));
        statements.stored().stored().forEach(one -> sentences.add(sentence(one)));
        yield new Outcome.Taken(sentences);
      }
    };
  }

  private static String sentence(BankStatement one) {
    return "Statement %s: %d payments of ours, %d other entries, %d to look at."
        .formatted(one.statementId(), one.matched(), one.unmatched(), one.findings());
  }
}
