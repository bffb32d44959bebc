package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.people.Person;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The claim a job is about, entered into the books by whichever job comes first. Who claims and
 * which company pays is what stood there then: a variable that says otherwise later is not asked.
 */
final class ReceivedClaim {

  private ReceivedClaim() {}

  /**
   * The id, which is also the case's. Whoever completes a task chooses variables, so the claim must
   * be the one that the instance works on by the books, and no other instance's.
   */
  static String id(Records records, JobInput input) {
    var id = input.requiredText("claim", "claimId");
    if (!id.matches("EXP-[0-9A-Za-z]{1,40}")) {
      throw new ContractBroken("Expected a claim's id such as EXP-0123456789ab.");
    }
    records.cases().requireOwn(id, input.processInstanceKey());
    return id;
  }

  /** Within a transaction. */
  static Claim of(Records records, JobInput input, String who) {
    var id = id(records, input);
    var known = records.claims().find(id);
    if (known.isEmpty()) {
      receive(records, input, id, who);
    }
    records
        .cases()
        .open(
            id,
            input.processId(),
            input.processInstanceKey(),
            fileName(input).orElse(null),
            input.text("claim", "sheet", "contentHash").orElse(null),
            submittedAt(records, input));
    return records.claims().find(id).orElseThrow();
  }

  private static void receive(Records records, JobInput input, String id, String who) {
    var claimant = claimant(records, input);
    var entity = entity(records, input, claimant);
    records
        .claims()
        .receive(
            Claim.received(
                id,
                claimant.username(),
                entity.id(),
                input.text("claim", "channel").orElse("api"),
                input.text("claim", "title").map(title -> cut(title)).orElse(null),
                input.text("claim", "locale").orElse(null),
                submittedAt(records, input),
                entity.bookkeeping().currency()),
            who);
  }

  private static String cut(String title) {
    var plain = title.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return plain.length() <= 200 ? plain : plain.substring(0, 200);
  }

  private static Person claimant(Records records, JobInput input) {
    var username = input.requiredText("claim", "claimant");
    return records
        .people()
        .find(username)
        .filter(Person::active)
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected a claim of somebody who works here, but %s is not among the people of the books."
                        .formatted(username)));
  }

  /** The company that employs the claimant; the claim may name it, but not another one. */
  private static Entity entity(Records records, JobInput input, Person claimant) {
    var named = input.text("claim", "entityId");
    var employs = Optional.ofNullable(claimant.entity());
    if (named.isPresent() && employs.isPresent() && !named.equals(employs)) {
      throw new ContractBroken(
          "Expected %s to claim from %s, the company that employs this person, but the claim names %s."
              .formatted(claimant.username(), employs.get(), named.get()));
    }
    return named
        .or(() -> employs)
        .flatMap(records.entities()::find)
        .or(
            () ->
                named.isPresent()
                    ? Optional.empty()
                    : records.entities().all().stream().findFirst())
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to know the company that pays the claim, but the books hold none of"
                        + " that name."));
  }

  private static Optional<String> fileName(JobInput input) {
    return input
        .text("claim", "sheet", "metadata", "fileName")
        .or(() -> input.text("claim", "title"));
  }

  /** Nobody hands in tomorrow: a moment that is not over is now. */
  private static Instant submittedAt(Records records, JobInput input) {
    var now = records.clock().instant();
    try {
      return input
          .text("claim", "submittedAt")
          .map(Instant::parse)
          .filter(at -> !at.isAfter(now))
          .orElse(now);
    } catch (DateTimeException noMoment) {
      throw new ContractBroken("Expected claim.submittedAt to be a moment, but it is none.");
    }
  }

  static Entity entity(Records records, Claim claim) {
    return records.entities().find(claim.entityId()).orElseThrow();
  }

  static LocalDate day(Entity entity, Instant at) {
    return LocalDate.ofInstant(at, entity.timeZone());
  }
}
