package dev.pitcrew.app;

import dev.pitcrew.documents.intake.IntakeLedger;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.IntakeRecord;
import dev.pitcrew.records.cases.IntakeRecords;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The books keep the note of what arrived. */
record RecordsIntakeLedger(Records books) implements IntakeLedger {

  private IntakeRecords records() {
    return books.intake();
  }

  @Override
  public boolean arrived(
      String sha256, String channel, String fileName, @Nullable String sender, long bytes) {
    return records().arrived(sha256, channel, fileName, sender, bytes);
  }

  @Override
  public boolean attached(
      String sha256,
      String caseId,
      String channel,
      String fileName,
      @Nullable String sender,
      long bytes) {
    return records().attached(sha256, caseId, channel, fileName, sender, bytes);
  }

  @Override
  public List<Attachment> attachments(String caseId) {
    return records().attachments(caseId).stream()
        .map(one -> new Attachment(one.sha256(), one.fileName()))
        .toList();
  }

  @Override
  public void started(String sha256) {
    records().started(sha256);
  }

  @Override
  public Optional<Arrival> find(String sha256) {
    return records()
        .find(sha256)
        .map(
            found ->
                new Arrival(
                    found.caseId(),
                    found.state() == IntakeRecord.State.STARTED,
                    found.firstSeen(),
                    books.cases().attempt(found.caseId())));
  }
}
