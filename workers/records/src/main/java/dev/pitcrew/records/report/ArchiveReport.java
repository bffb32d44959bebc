package dev.pitcrew.records.report;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * {@code records.archive-report}. Notes where the approved version went, and until when it is kept.
 * Safe to run twice: a version is archived once.
 */
final class ArchiveReport implements JobWork {

  static final String TYPE = "records.archive-report";
  static final List<String> VARIABLES =
      List.of(Asked.VARIABLE, "frozen", "workbookDocument", "pdf");

  private static final String REVIEW = "review-report";

  private final Records records;

  ArchiveReport(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var asked = Asked.of(records, input);
    int number = input.required(Integer.class, "frozen", "version");
    var documents = new TreeMap<String, Object>();
    for (var name : List.of("workbookDocument", "pdf")) {
      documents.put(
          name,
          Variables.toMap(
              input
                  .at(name)
                  .filter(node -> node.isObject())
                  .orElseThrow(
                      () ->
                          new ContractBroken(
                              "Expected variable %s to be a document, but it is none."
                                  .formatted(name)))));
    }
    return records.inTransaction(
        () -> {
          var version =
              records
                  .reportVersions()
                  .find(asked.reportId(), number)
                  .filter(one -> one.sha256().equals(input.text("frozen", "sha256").orElse("")))
                  .orElseThrow(
                      () ->
                          new ContractBroken(
                              "Expected version %d of %s to be frozen in the books, but it is not, or another one is."
                                  .formatted(number, asked.reportId())));
          var reviews = records.decisions().standing(asked.requestId(), REVIEW);
          if (reviews.isEmpty() || !reviews.getLast().decision().equals("approved")) {
            return new JobOutcome.NeedsPerson(
                "Expected %s to be approved, but nobody said so in the books."
                    .formatted(asked.reportId()));
          }
          var archived =
              records
                  .reportVersions()
                  .archive(
                      version,
                      asked.requestId(),
                      Variables.toJson(documents),
                      reviews.getLast().by(),
                      TYPE);
          var answer = new LinkedHashMap<String, Object>();
          answer.put("reportId", archived.reportId());
          answer.put("version", archived.version());
          answer.put("retainUntil", archived.retainUntil().toString());
          return JobOutcome.completed("archived", answer);
        });
  }
}
