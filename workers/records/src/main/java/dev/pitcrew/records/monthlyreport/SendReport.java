package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxDraft;
import java.util.List;
import java.util.Map;

/**
 * {@code records.send-report}. Writes the mail with an archived version into the outbox. The files
 * are those of the archive and the list is the company's, whatever the process's variables say; a
 * version that this case has not archived is not sent. Safe to run twice: a version goes out once
 * for a case.
 */
final class SendReport implements JobWork {

  static final String TYPE = "records.send-report";
  static final List<String> VARIABLES = List.of(Asked.VARIABLE, "frozen");

  private final Records records;

  SendReport(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var asked = Asked.of(records, input);
    records.cases().requireOwn(asked.requestId(), input.processInstanceKey());
    int number = input.required(Integer.class, "frozen", "version");
    var archived = records.reportVersions().archived(asked.reportId(), number);
    var approval = ArchiveReport.approval(records, asked.requestId());
    if (archived.isEmpty() || approval.isEmpty()) {
      return new JobOutcome.NeedsPerson(
          "Expected to send version %d of %s, but this case has not had it approved and archived."
              .formatted(number, asked.reportId()));
    }
    var files = ReviewedReport.archived(archived.get().documents());
    var version = records.reportVersions().find(asked.reportId(), number).orElseThrow();
    var hashes = ReviewedReport.hashes(files);
    if (!ReviewedReport.of(version, hashes).equals(approval.get().binding())) {
      return new JobOutcome.NeedsPerson(
          "Expected to send version %d of %s, but %s approved another version or other files; %s"
              .formatted(number, asked.reportId(), approval.get().by(), ArchiveReport.AGAIN));
    }
    var key = "report:%s:%d:%s".formatted(asked.reportId(), number, asked.requestId());
    var title = "Report of %s, %s".formatted(asked.period(), asked.entity().name());
    records
        .outbox()
        .write(
            key,
            new OutboxDraft(
                ReportRecipients.of(records, asked.entity()),
                List.of(),
                "%s (version %d)".formatted(title, number),
                "%s is attached: version %d, reviewed by %s."
                    .formatted(title, number, approval.get().by()),
                null,
                files,
                null));
    var entry = records.outbox().find(key).orElseThrow();
    return JobOutcome.completed(
        "mail", Map.of("id", Long.toString(entry.id()), "state", entry.state().word()));
  }
}
