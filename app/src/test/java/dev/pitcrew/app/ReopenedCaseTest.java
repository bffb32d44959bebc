package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.cases.IntakeRecord;
import dev.pitcrew.records.cases.Reopening;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import dev.pitcrew.testing.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A refused document is tried another time, in the same case and another instance. */
class ReopenedCaseTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void shouldRunAnotherInstanceWhenARefusedCaseIsReopened(@TempDir Path data) {
    // given an invoice for somebody else, which is refused without a person
    Settings settings = Settings.local(data, FreePorts.next(), FreePorts.next(), true);
    Sample sample =
        Samples.branches().stream()
            .filter(one -> one.fileName().contains("other-buyer"))
            .findFirst()
            .orElseThrow();
    try (PitcrewApplication application = PitcrewApplication.start(settings)) {
      Records records = application.bean(Records.class);
      Intake intake = application.bean(Intake.class);
      var started =
          (IntakeOutcome.Started)
              intake.submit(sample.content(), sample.fileName(), "upload", "clara");
      Case first = ended(records, started.caseId());

      // when
      var outcome = records.reopening().reopen(first.caseId(), "It is ours after all.", "olga");
      Case second = ended(records, first.caseId());

      // then
      assertThat(outcome).isEqualTo(new Reopening.Outcome.Reopened(first.caseId(), 2));
      assertThat(second.outcome()).isEqualTo("rejected");
      assertThat(second.processInstanceKey()).isNotEqualTo(first.processInstanceKey());
      assertThat(records.intake().find(String.valueOf(first.sha256())))
          .get()
          .extracting(IntakeRecord::state)
          .isEqualTo(IntakeRecord.State.STARTED);
      assertThat(intake.submit(sample.content(), sample.fileName(), "upload", "clara"))
          .isInstanceOf(IntakeOutcome.Known.class);
    }
  }

  private static Case ended(Records records, String caseId) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> records.cases().find(caseId).filter(one -> one.endedAt() != null),
            java.util.Optional::isPresent)
        .orElseThrow();
  }
}
