package dev.pitcrew.app;

import dev.pitcrew.documents.intake.IntakeLedger;
import dev.pitcrew.records.IntakeRecord;
import dev.pitcrew.records.IntakeRecords;
import dev.pitcrew.records.Records;
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
