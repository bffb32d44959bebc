package dev.pitcrew.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.samples.SampleTime;
import dev.pitcrew.testing.FreePorts;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every sample through the whole application: folder, reading, checks, people, posting, payment
 * file.
 */
class DemonstrationTest {

  @Test
  void shouldBringEverySampleToItsKnownOutcome(@TempDir Path data) throws InterruptedException {
    // given
    Settings settings =
        Settings.local(data, FreePorts.next(), FreePorts.next(), true)
            .withClock(SampleTime.clock());
    try (PitcrewApplication application = PitcrewApplication.start(settings)) {

      // when
      Demonstration.Result result =
          Demonstration.of(application.office(), Programme.whole(), line -> {}).run();

      // then
      assertThat(result.asExpected()).as(result.text()).isTrue();
      assertThat(result.text())
          .as("played when the samples are new, whatever day it is")
          .contains("“Report of 2026-11,")
          .doesNotContain(" 0 needed no person");
      Records records = application.bean(Records.class);
      var paid =
          records.paymentRuns().latest(10).stream()
              .flatMap(run -> records.paymentRuns().payments(run.id()).stream())
              // What the bank sent back is paid once more, rightly.
              .filter(payment -> payment.state() != Payment.State.RETURNED)
              .flatMap(payment -> payment.items().stream())
              .map(Payment.Item::invoiceId)
              .collect(Collectors.toList());
      assertThat(paid).isNotEmpty().doesNotHaveDuplicates();
    }
  }
}
