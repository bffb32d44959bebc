package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.claimcheck.Exchange;
import dev.pitcrew.records.claimcheck.Matching;
import dev.pitcrew.records.claimcheck.RateMissing;
import dev.pitcrew.records.claimcheck.ReadReceipt;
import dev.pitcrew.records.expenses.ClaimRow;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.policy.ClaimFacts;
import java.util.List;

/**
 * {@code records.match-claim}. The lines in the books with the receipts that were read: matched,
 * converted, compared with every earlier claim. Safe to run twice: the receipts of a claim keep
 * their place in the queue, and what was matched is replaced by the same.
 */
final class MatchClaim implements JobWork {

  static final String TYPE = "records.match-claim";
  static final List<String> VARIABLES = List.of("claim", "claimLines", "receipts", "correction");

  /** More than anybody has; the method's time grows with the square of it. */
  private static final int RECEIPTS_MAX = 500;

  private final Records records;

  MatchClaim(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    try {
      return records.inTransaction(() -> match(input));
    } catch (RateMissing missing) {
      return JobOutcome.error("rate-missing", missing.getMessage());
    }
  }

  private JobOutcome match(JobInput input) {
    var claim = ReceivedClaim.of(records, input, TYPE);
    var entity = ReceivedClaim.entity(records, claim);
    var documents =
        input.at("correction", "receipts").or(() -> input.at("claim", "receipts")).orElse(null);
    var receipts = ReadReceipt.all(documents, input.at("receipts").orElse(null));
    if (receipts.size() > RECEIPTS_MAX) {
      return new JobOutcome.NeedsPerson(
          "Expected at most %d receipts, but there are %d."
              .formatted(RECEIPTS_MAX, receipts.size()));
    }
    var lines = records.claims().lines(claim.id()).stream().map(ClaimRow::line).toList();
    records.claimContents().saveReceipts(claim.id(), receipts);
    var matching =
        Matching.of(
            claim.id(),
            lines,
            receipts,
            entity,
            new Exchange(records.currencyRates()),
            records.claimContents().earlier(claim),
            records.people().find(claim.claimant()).map(Person::grade).orElse(null),
            ReceivedClaim.day(entity, claim.submittedAt()));
    records.claimContents().saveMatching(claim.id(), matching, TYPE);
    records.policyNotes().keep(claim.id(), ClaimFacts.of(matching));
    records
        .cases()
        .describe(
            claim.id(),
            null,
            claim.claimant(),
            claim.title(),
            matching.total(),
            matching.currency());
    return JobOutcome.completed("matching", matching.toMap());
  }
}
