package dev.pitcrew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTest {

  @Test
  void shouldDivideTheCpuByTheInstancesWhenSomeWereCompleted() {
    // when
    Measured one = measured(500, 0, null, 400L);

    // then
    assertThat(one.instancesPerSecond()).isEqualTo(50);
    assertThat(one.engineCpuMillis()).isEqualTo(0.8);
    assertThat(one.clientCpuMillis()).isEqualTo(0.4);
  }

  @Test
  void shouldShowADashAndNoZeroWhenTheEngineCannotBeSeen() {
    // given
    Measured one = measured(500, 0, null, null);

    // when
    String table = report(one).table();

    // then
    assertThat(table).contains("one-job").contains("50.0").contains("start to ready -");
    assertThat(table.lines().filter(line -> line.startsWith("one-job")).findFirst().orElseThrow())
        .containsPattern("50\\.0\\s+-\\s+0\\.40");
  }

  @Test
  void shouldNotDivideByZeroWhenNothingWasCompleted() {
    // when
    Measured none = measured(0, 3, null, 400L);

    // then
    assertThat(none.engineCpuMillis()).isNull();
    assertThat(report(none).isClean()).isFalse();
    assertThat(report(none).table()).contains("one-job");
  }

  @Test
  void shouldNotBeCleanWhenACommandFailed() {
    assertThat(report(measured(10, 1, null, 1L)).isClean()).isFalse();
    assertThat(report(measured(10, 0, null, 1L)).isClean()).isTrue();
  }

  @Test
  void shouldCompareWithTheLeastThatCanBeWhenItWasMeasured() {
    // given
    Measured one =
        measured(
            10,
            0,
            new Bare(
                new Percentiles(10, 2, 3, 4, 5),
                new Percentiles(10, 3, 4, 5, 6),
                new Percentiles(10, 4, 5, 8, 9)),
            1L);

    // when
    String table = report(one).table();

    // then
    assertThat(table)
        .contains("p50 2.00 ms, p99 4.00 ms (create-and-wait: p50 +5.00 ms, p99 2.5 times)")
        .contains("p50 3.00 ms, p99 5.00 ms (create-and-wait: p50 +4.00 ms, p99 2.0 times)")
        .contains(
            "two syncs in place and two empty calls, measured in turns with create-and-wait: p50 4.00 ms, p99 8.00 ms (create-and-wait: p50 +3.00 ms, p99 1.3 times)");
  }

  @Test
  void shouldSayWhatALatencyIsWorthWhenTheLoopIsClosed() {
    assertThat(report(measured(10, 0, null, 1L)).table()).contains("coordinated omission");
  }

  @Test
  void shouldWriteEachFigureAsJson() {
    // when
    JsonNode json = JsonMapper.shared().readTree(report(measured(500, 2, null, 400L)).json());

    // then
    assertThat(json.at("/gatewayVersion").asString()).isEqualTo("8.9.0");
    assertThat(json.at("/scenarios/0/instances").asLong()).isEqualTo(500);
    assertThat(json.at("/scenarios/0/failures").asLong()).isEqualTo(2);
    assertThat(json.at("/scenarios/0/engineCpuMillis").asDouble()).isEqualTo(0.8);
    assertThat(json.at("/scenarios/0/latency/p99Millis").asDouble()).isEqualTo(10);
    assertThat(json.at("/startMillis").isNull()).isTrue();
  }

  private static Measured measured(
      long instances, long failures, @Nullable Bare bare, @Nullable Long cpu) {
    return Measured.of(
        "one-job",
        128,
        null,
        10,
        new Measured.Counted(new Percentiles(instances, 7, 9, 10, 11), failures, 0),
        cpu,
        200L,
        null,
        bare);
  }

  private static BenchReport report(Measured one) {
    return new BenchReport("8.9.0", "grpc", 2, 1, 10, null, null, null, List.of(one), null);
  }
}
