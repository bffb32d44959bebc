package dev.pitcrew.app.cli;

import dev.pitcrew.app.bench.Bench;
import dev.pitcrew.app.bench.BenchOptions;
import dev.pitcrew.app.bench.BenchReport;
import dev.pitcrew.app.bench.BenchTarget;
import dev.pitcrew.app.bench.Scenario;
import dev.pitcrew.app.bench.StartedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast an engine is, seen from a client in another process. */
@Command(
    name = "bench",
    subcommands = BenchInvoicesCommand.class,
    description = {
      "Measures an engine through the official client from this process: a running Pitcrew, or any Camunda 8 cluster.",
      "Without an address it starts an engine of its own, in a process of its own with an empty store.",
      "The CPU is the engine's process's, for each completed instance: it says more than a rate on a machine that others use, too."
    },
    footer = {
      "",
      "Scenarios: one-job, ten-jobs, gateway-feel, message, create-and-wait, waiting (only when named, or with --waiting).",
      "",
      "Examples:",
      "  pitcrew bench                                                 all but waiting",
      "  pitcrew bench --scenario waiting --waiting 1000000            the rate with a million that wait",
      "  pitcrew bench --scenario one-job --rate 300 --json out.json   latency at a fixed rate",
      "  pitcrew bench --grpc-address http://localhost:26500 --address http://localhost:8088 --pid 4711"
    })
final class BenchCommand implements Callable<Integer> {

  private static final int WAITING_USUAL = 100_000;

  @Mixin EngineOptions engine = new EngineOptions();

  @Option(
      names = "--scenario",
      split = ",",
      paramLabel = "NAME",
      description = "What to measure; may be named several times (default: all but waiting).")
  List<String> scenarios = List.of();

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Before counting, for each scenario (default: ${DEFAULT-VALUE}).")
  int warmUpSeconds;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "That count, for each scenario (default: ${DEFAULT-VALUE}).")
  int durationSeconds;

  @Option(
      names = {"--window", "--open"},
      paramLabel = "N",
      defaultValue = "128",
      description = "Instances open at a time (default: ${DEFAULT-VALUE}).")
  int window;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Instances wanted in a second; latency then counts from the wanted time (default: as many as the window lets through).")
  @Nullable Double rate;

  @Option(
      names = "--waiting",
      paramLabel = "N",
      description = "Instances that wait in the store (default: 100000).")
  @Nullable Integer waiting;

  @Option(
      names = "--protocol",
      paramLabel = "grpc|rest",
      defaultValue = "grpc",
      description = "What commands are sent with; jobs are always streamed (default: grpc).")
  String protocol = "grpc";

  @Option(
      names = {"--pid", "--engine-pid"},
      paramLabel = "PID",
      description = "Process of the engine at that address, to count its CPU time.")
  @Nullable Long pid;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write all figures there, too; - for only that, on the standard output.")
  @Nullable String json;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "JDBC address of a PostgreSQL for the engine that is started, which nobody else needs: what is measured stays there (default: files that go).")
  @Nullable String database;

  @Option(
      names = "--engine-option",
      paramLabel = "OPTION",
      description = "One more option for the JVM of the engine that is started.")
  List<String> engineOptions = List.of();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BenchOptions options = options();
    boolean rest = isRest();
    boolean quiet = "-".equals(json);
    try (BenchTarget target = target(rest)) {
      BenchReport report = new Bench(target, options, doing -> say(quiet, doing)).run(protocol);
      if (json != null && !quiet) {
        Files.writeString(Path.of(json), report.json() + "\n");
      }
      spec.commandLine().getOut().println(quiet ? report.json() : "\n" + report.table());
      spec.commandLine().getOut().flush();
      return report.isClean() ? 0 : 1;
    }
  }

  private void say(boolean quiet, String doing) {
    if (!quiet) {
      spec.commandLine().getErr().println(doing);
      spec.commandLine().getErr().flush();
    }
  }

  private BenchTarget target(boolean rest) throws IOException, InterruptedException {
    var parsed = spec.commandLine().getParseResult();
    if (parsed.hasMatchedOption("--engine") || parsed.hasMatchedOption("--grpc")) {
      return BenchTarget.at(() -> engine.open(rest), pid);
    }
    StartedEngine started = StartedEngine.start(engineOptions, database);
    engine.rest = started.rest();
    engine.grpc = started.grpc();
    engine.data = started.data();
    return BenchTarget.own(started, () -> engine.open(rest));
  }

  private boolean isRest() {
    return switch (protocol) {
      case "rest" -> true;
      case "grpc" -> false;
      default -> throw wrong("Expected '--protocol' to be grpc or rest, but it is '%s'.", protocol);
    };
  }

  BenchOptions options() {
    try {
      return new BenchOptions(
          wanted(),
          Duration.ofSeconds(warmUpSeconds),
          Duration.ofSeconds(durationSeconds),
          window,
          rate,
          waiting == null ? WAITING_USUAL : waiting);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private List<Scenario> wanted() {
    if (!scenarios.isEmpty()) {
      return scenarios.stream().map(this::scenario).distinct().toList();
    }
    return Arrays.stream(Scenario.values())
        .filter(scenario -> scenario != Scenario.WAITING || waiting != null)
        .toList();
  }

  private Scenario scenario(String word) {
    return Scenario.of(word)
        .orElseThrow(
            () ->
                wrong(
                    "Expected '--scenario' to be one of %s, but it is '%s'.",
                    String.join(", ", Scenario.words()), word));
  }

  private ParameterException wrong(String text, Object... values) {
    return new ParameterException(spec.commandLine(), text.formatted(values));
  }
}
