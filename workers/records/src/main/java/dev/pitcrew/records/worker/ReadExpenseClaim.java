package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.claimcheck.ReadClaim;
import dev.pitcrew.records.claimcheck.ReadClaim.Answer;
import dev.pitcrew.records.expenses.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code records.read-claim}. Rows of a sheet and lines of a form into typed lines, everything that
 * is wrong or unclear in one go, and the lines into the books. Safe to run twice: what was kept is
 * replaced by the same.
 */
final class ReadExpenseClaim implements JobWork {

  static final String TYPE = "records.read-claim";
  static final List<String> VARIABLES = List.of("claim", "table", "correction");

  private static final int ANSWERS_MAX = 5_000;

  private final Records records;

  ReadExpenseClaim(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    return records.inTransaction(
        () -> {
          var claim = ReceivedClaim.of(records, input, TYPE);
          var entity = ReceivedClaim.entity(records, claim);
          boolean isCorrected =
              input.text("correction", "decision").filter("resubmitted"::equals).isPresent();
          if (isCorrected) {
            records.cases().touched(claim.id());
          }
          var answers = answers(input, claim, isCorrected);
          var read =
              ReadClaim.of(
                  formLines(input, isCorrected),
                  input.at("table").orElse(null),
                  answers,
                  entity,
                  ReceivedClaim.day(entity, records.clock().instant()),
                  input.text("claim", "locale").orElse(claim.locale()));
          records
              .claimContents()
              .saveLines(
                  claim.id(), read.lines(), read.problems().size() + read.questions().size(), TYPE);
          records
              .cases()
              .describe(
                  claim.id(), null, claim.claimant(), claim.title(), read.total(), read.currency());
          return JobOutcome.completed("claimLines", read.toMap());
        });
  }

  private static @Nullable JsonNode formLines(JobInput input, boolean isCorrected) {
    return (isCorrected ? input.at("correction", "lines") : Optional.<JsonNode>empty())
        .or(() -> input.at("claim", "lines"))
        .orElse(null);
  }

  /** Answers of earlier rounds count until other lines are handed in; of two the later counts. */
  private List<Answer> answers(JobInput input, Claim claim, boolean isCorrected) {
    if (!isCorrected) {
      return records.claimContents().answers(claim.id());
    }
    boolean isNew =
        input.at("correction", "lines").isPresent() || input.at("correction", "sheet").isPresent();
    var answers =
        isNew
            ? new ArrayList<Answer>()
            : new ArrayList<>(records.claimContents().answers(claim.id()));
    for (var one : input.at("correction", "answers").map(List::of).orElse(List.of())) {
      for (var answer : one) {
        var given =
            new Answer(
                answer.path("line").asInt(),
                answer.path("field").asText(),
                answer.path("value").asText());
        answers.removeIf(
            known -> known.line() == given.line() && known.field().equals(given.field()));
        if (answers.size() < ANSWERS_MAX) {
          answers.add(given);
        }
      }
    }
    records.claimContents().keepAnswers(claim.id(), answers);
    return answers;
  }
}
