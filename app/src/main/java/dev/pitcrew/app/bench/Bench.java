package dev.pitcrew.app.bench;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the scenarios one after the other against one engine. */
public final class Bench {

  private final BenchTarget target;
  private final BenchOptions options;
  private final Consumer<String> progress;

  /**
   * @param progress is told what is being done
   */
  public Bench(BenchTarget target, BenchOptions options, Consumer<String> progress) {
    this.target = target;
    this.options = options;
    this.progress = progress;
  }

  /**
   * @param protocol what commands are sent with, for the report
   */
  public BenchReport run(String protocol) throws IOException, InterruptedException {
    String version = version(target.client());
    List<Measured> measured = new ArrayList<>();
    for (Scenario scenario : options.scenarios()) {
      if (scenario != Scenario.WAITING) {
        progress.accept("%s: %s".formatted(scenario.word(), scenario.meaning()));
        measured.add(
            scenario == Scenario.CREATE_AND_WAIT
                ? new WaitRun(target.client(), options, target.process(), target.disk()).run()
                : new LoadRun(target.client(), scenario, options, target.process()).run());
      }
    }
    Long startMillis = target.startMillis();
    Long rss = target.process().rssBytes();
    Long heap = target.process().liveHeapBytes();
    WaitingRun.Result waiting = null;
    if (options.scenarios().contains(Scenario.WAITING)) {
      progress.accept("waiting: %,d instances are created".formatted(options.waiting()));
      waiting = new WaitingRun(target, options).run();
    }
    return new BenchReport(
        version,
        protocol,
        Runtime.getRuntime().availableProcessors(),
        options.warmUp().toSeconds(),
        options.duration().toSeconds(),
        startMillis,
        rss,
        heap,
        measured,
        waiting);
  }

  private static String version(CamundaClient client) {
    return client.newTopologyRequest().send().join().getGatewayVersion();
  }
}
