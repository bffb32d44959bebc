package dev.pitcrew.app.cli;

import dev.pitcrew.app.bench.BenchResult;
import dev.pitcrew.app.bench.OneJobBench;
import dev.pitcrew.app.bench.StartedEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast an engine is, seen from a client in another process. */
@Command(
    name = "bench",
    subcommands = BenchInvoicesCommand.class,
    description = {
      "Measures completed one-job instances through the official client from this process.",
      "Without --engine it starts an engine of its own with an empty store and also counts its CPU time."
    })
final class BenchCommand implements Callable<Integer> {

  @Mixin EngineOptions engine = new EngineOptions();

  @Option(
      names = "--warm-up",
      defaultValue = "10",
      description = "Seconds before counting (default: ${DEFAULT-VALUE}).")
  int warmUpSeconds;

  @Option(
      names = "--duration",
      defaultValue = "20",
      description = "Seconds that count (default: ${DEFAULT-VALUE}).")
  int durationSeconds;

  @Option(
      names = "--open",
      defaultValue = "128",
      description = "Instances open at a time (default: ${DEFAULT-VALUE}).")
  int open;

  @Option(names = "--engine-pid", description = "Process of the engine, to count its CPU time.")
  Optional<Long> enginePid = Optional.empty();

  @Option(names = "--json", description = "Print the result as JSON only.")
  boolean json;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean own = !spec.commandLine().getParseResult().hasMatchedOption("--engine");
    try (StartedEngine started = own ? StartedEngine.start() : null) {
      if (started != null) {
        engine.rest = started.rest();
        engine.grpc = started.grpc();
        engine.data = started.data();
        enginePid = Optional.of(started.pid());
      }
      try (var client = engine.open()) {
        BenchResult result =
            new OneJobBench(client, enginePid, open)
                .run(Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(durationSeconds));
        spec.commandLine().getOut().println(json ? result.json() : result.table());
        spec.commandLine().getOut().flush();
      }
    }
    return 0;
  }
}
