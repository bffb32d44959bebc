package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.MasterData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On which days the schedule pays; the sample company works in Brandenburg. */
final class PlanRunTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Records records;
  private Instant now = Instant.parse("2026-11-20T05:00:00Z");

  @BeforeEach
  void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), () -> now);
    MasterData.load(records, Path.of("../../samples/master"));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldBeDueOnDaysOnWhichPeopleWorkAndBanksAreOpen() {
    assertThat(planAt("2026-11-20T05:00:00Z", 1))
        .isEqualTo(Map.of("day", "2026-11-20", "entityId", "brueckner-voss", "due", true));
    // a Saturday, the company's own day off, a holiday of the company alone, Good Friday
    assertThat(planAt("2026-11-21T05:00:00Z", 2)).containsEntry("due", false);
    assertThat(planAt("2026-12-24T05:00:00Z", 3)).containsEntry("due", false);
    assertThat(planAt("2026-05-14T04:00:00Z", 4)).containsEntry("due", false);
    assertThat(planAt("2026-04-03T04:00:00Z", 5))
        .containsEntry("due", false)
        .containsEntry("reason", "The company does not work on 2026-04-03.");
  }

  @Test
  void shouldBeTheCompanysDayWhenItIsAnotherOneInGreenwich() {
    // Friday a minute before midnight in Berlin, and Saturday a minute after it
    assertThat(planAt("2026-11-20T22:59:00Z", 1))
        .containsEntry("day", "2026-11-20")
        .containsEntry("due", true);
    assertThat(planAt("2026-11-20T23:01:00Z", 2))
        .containsEntry("day", "2026-11-21")
        .containsEntry("due", false);
  }

  @Test
  void shouldBeDueOnceADayWhenSeveralInstancesWaited() {
    // when
    var first = planAt("2026-11-20T05:00:00Z", 1);
    var other = planAt("2026-11-20T05:00:01Z", 2);
    var again = planAt("2026-11-20T05:00:02Z", 1);

    // then
    assertThat(first).containsEntry("due", true);
    assertThat(other)
        .containsEntry("due", false)
        .containsEntry("reason", "A run of 2026-11-20 was begun before.");
    assertThat(again).isEqualTo(first);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> planAt(String moment, long instance) {
    now = Instant.parse(moment);
    var outcome =
        new PlanRun(records)
            .run(new JobInput(1, instance, 3, "payment-run-schedule", JSON.createObjectNode()));
    return (Map<String, Object>) ((JobOutcome.Completed) outcome).variables().get("plan");
  }
}
