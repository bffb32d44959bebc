package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.bench.BenchOptions;
import dev.pitcrew.app.bench.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class BenchCommandTest {

  @Test
  void shouldMeasureAllButWaitingWhenNothingIsSaid() {
    // when
    BenchOptions options = options();

    // then
    assertThat(options)
        .isEqualTo(
            new BenchOptions(
                List.of(
                    Scenario.ONE_JOB,
                    Scenario.TEN_JOBS,
                    Scenario.GATEWAY_FEEL,
                    Scenario.MESSAGE,
                    Scenario.CREATE_AND_WAIT),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                128,
                null,
                100_000));
  }

  @Test
  void shouldTakeWhatIsSaid() {
    // when
    BenchOptions options =
        options(
            "--scenario=message,one-job",
            "--scenario=one-job",
            "--warm-up=1",
            "--duration=2",
            "--window=3",
            "--rate=4.5",
            "--waiting=1000000");

    // then
    assertThat(options)
        .isEqualTo(
            new BenchOptions(
                List.of(Scenario.MESSAGE, Scenario.ONE_JOB),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                3,
                4.5,
                1_000_000));
  }

  @Test
  void shouldMeasureWaitingToo() {
    assertThat(options("--waiting=5").scenarios()).hasSize(6).contains(Scenario.WAITING);
  }

  @Test
  void shouldNameTheScenariosWhenOneIsUnknown() {
    assertThatThrownBy(() -> options("--scenario=two-jobs"))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "Expected '--scenario' to be one of one-job, ten-jobs, gateway-feel, message, create-and-wait, waiting, but it is 'two-jobs'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--window=0",
        "--window=10001",
        "--rate=0",
        "--rate=-1",
        "--duration=0",
        "--warm-up=-1",
        "--waiting=0"
      })
  void shouldRefuseWhatCannotBeMeasured(String option) {
    assertThatThrownBy(() -> options(option))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("Expected ");
  }

  @Test
  void shouldRefuseAnUnknownProtocolBeforeAnythingIsStarted() {
    // given
    CommandLine line = new CommandLine(new BenchCommand());
    var errors = new java.io.StringWriter();
    line.setErr(new java.io.PrintWriter(errors));

    // when
    int code = line.execute("--protocol=soap");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith("Expected '--protocol' to be grpc or rest, but it is 'soap'.");
  }

  private static BenchOptions options(String... arguments) {
    var command = new BenchCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments);
    return command.options();
  }
}
