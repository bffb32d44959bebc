package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.MasterData;
import dev.pitcrew.records.monthlyreport.ReportWorkers;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year and more of the report's schedule, with its real workers and the company's calendar. */
final class ReportScheduleYearTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration SOON = Duration.ofMinutes(5);

  /** Six o'clock of each third working day, four in summer time and five in winter in UTC. */
  private static final Map<String, String> ASKED_AT =
      Map.ofEntries(
          Map.entry("2026-03", "2026-04-07T04:00:00Z"),
          Map.entry("2026-04", "2026-05-06T04:00:00Z"),
          Map.entry("2026-05", "2026-06-03T04:00:00Z"),
          Map.entry("2026-06", "2026-07-03T04:00:00Z"),
          Map.entry("2026-07", "2026-08-05T04:00:00Z"),
          Map.entry("2026-08", "2026-09-03T04:00:00Z"),
          Map.entry("2026-09", "2026-10-05T04:00:00Z"),
          Map.entry("2026-10", "2026-11-04T05:00:00Z"),
          Map.entry("2026-11", "2026-12-03T05:00:00Z"),
          Map.entry("2026-12", "2027-01-06T05:00:00Z"),
          Map.entry("2027-01", "2027-02-03T05:00:00Z"),
          Map.entry("2027-02", "2027-03-03T05:00:00Z"));

  @TempDir Path folder;
  private final EngineTestkit engine =
      EngineTestkit.create().deploying("bpmn/report-schedule/report-schedule.bpmn");
  private Records records;
  private AutoCloseable workers;

  @BeforeEach
  void open() throws Exception {
    engine.start();
    // what is asked for is all that matters here
    engine
        .client()
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("report-asked")
                .startEvent()
                .message("report-requested")
                .endEvent()
                .done(),
            "report-asked.bpmn")
        .send()
        .join();
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), engine::now);
    MasterData.load(records, Path.of("../samples/master"));
    work();
  }

  private void work() throws Exception {
    workers =
        ReportWorkers.register(
            engine.client(), records, Files.createDirectories(folder.resolve("shared")));
  }

  @AfterEach
  void close() throws Exception {
    workers.close();
    records.close();
    engine.close();
  }

  @Test
  void shouldAskForEachMonthOnceWhenAYearPassesAndWhenNothingRanForMonths() throws Exception {
    // when a year passes
    for (var month : ASKED_AT.keySet().stream().sorted().toList()) {
      var due = Instant.parse(ASKED_AT.get(month));
      advanceTo(due.atZone(BERLIN).withDayOfMonth(1).withHour(13).toInstant());
      planned();
      advanceTo(due.minusSeconds(60));
      assertThat(asked()).as("before " + due).doesNotContainKey(month);
      advanceTo(due);
      await().atMost(SOON).untilAsserted(() -> assertThat(asked()).containsKey(month));
    }

    // then
    assertThat(asked()).isEqualTo(ASKED_AT);
    assertThat(schedules()).hasSize(12);

    // and when the workers are away from March to the last of May, while the engine runs
    workers.close();
    advanceTo(Instant.parse("2027-04-01T12:00:00Z"));
    advanceTo(Instant.parse("2027-05-01T12:00:00Z"));
    advanceTo(Instant.parse("2027-05-31T12:00:00Z"));
    work();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(asked()).containsKeys("2027-03", "2027-04"));
    assertThat(asked()).hasSize(14).doesNotContainKey("2027-05");

    // and when the engine itself is away over two firsts: the clock is another one at once
    advanceTo(Instant.parse("2027-07-20T12:00:00Z"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(asked()).containsKeys("2027-05", "2027-06"));
    assertThat(asked()).hasSize(16);
    assertThat(schedules()).hasSize(15);
  }

  private void advanceTo(Instant moment) {
    engine.advance(Duration.between(engine.now(), moment));
  }

  private void planned() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(engine.newestInstance("report-schedule"))
                    .hasNoIncident()
                    .waitsAt("third-working-day"));
  }

  private List<ProcessInstance> schedules() {
    return instances("report-schedule");
  }

  /** Which month was asked for, and when; asked for twice it would be there twice. */
  private Map<String, String> asked() {
    var asked = new ArrayList<Map.Entry<String, String>>();
    for (var instance : instances("report-asked")) {
      var report =
          engine
              .client()
              .newVariableSearchRequest()
              .filter(v -> v.processInstanceKey(instance.getProcessInstanceKey()).name("report"))
              .withFullValues()
              .send()
              .join()
              .singleItem()
              .getValue();
      var period = report.replaceAll(".*\"period\":\"([0-9-]+)\".*", "$1");
      asked.add(Map.entry(period, instance.getStartDate().toInstant().toString()));
    }
    return Map.ofEntries(asked.toArray(Map.Entry[]::new));
  }

  private List<ProcessInstance> instances(String process) {
    return engine
        .client()
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId(process))
        .page(p -> p.limit(1_000))
        .send()
        .join()
        .items();
  }
}
