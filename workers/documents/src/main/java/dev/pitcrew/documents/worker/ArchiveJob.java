package dev.pitcrew.documents.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentRef;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code documents.archive}: until when the original must be kept: eight years from the end of the
 * year it was issued or received in, whichever is later. Safe to run twice: it reckons and no more.
 */
final class ArchiveJob implements JobWork {
  private static final int YEARS_KEPT = 8;

  private final InstantSource clock;

  ArchiveJob(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public JobOutcome run(JobInput job) {
    JsonNode variables = job.variables();
    DocumentRef document = DocumentRef.of(variables.path("document"));
    if (document == null) {
      return new JobOutcome.NeedsPerson(
          "Expected to find a document reference in variable document, but it is missing.");
    }
    int received = received(variables).orElseGet(() -> yearOf(clock.instant()));
    // A date in the future is a slip of reading or of the sender, and must not shorten anything.
    int year = Math.max(received, issued(variables).orElse(received));
    LocalDate until = LocalDate.of(Math.min(year, received + 1) + YEARS_KEPT, Month.DECEMBER, 31);
    return new JobOutcome.Completed(
        Map.of(
            "archive",
            Map.of("documentId", document.documentId(), "retainUntil", until.toString())));
  }

  private static Optional<Integer> issued(JsonNode variables) {
    String date =
        variables.path("invoice").path("fields").path("issue_date").path("value").asText("");
    try {
      return Optional.of(Year.from(LocalDate.parse(date)).getValue());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> received(JsonNode variables) {
    try {
      return Optional.of(
          yearOf(Instant.parse(variables.path("intake").path("receivedAt").asText(""))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The year it is somewhere already: around New Year a document is kept a year longer, wherever
   * the company is, and never a year too short.
   */
  private static int yearOf(Instant instant) {
    return instant.atOffset(ZoneOffset.ofHours(14)).getYear();
  }
}
