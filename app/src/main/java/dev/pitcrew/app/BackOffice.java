package dev.pitcrew.app;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.SampleMasterData;
import dev.pitcrew.records.worker.RecordsWorkers;
import dev.pitcrew.web.WebSettings;
import io.camunda.client.CamundaClient;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Deploys the shipped processes and runs their workers, once the API answers; stops them before it
 * goes.
 */
final class BackOffice implements SmartLifecycle {

  private final Settings settings;
  private final Records records;
  private final WebSettings web;
  private final List<AutoCloseable> open = new ArrayList<>();
  private volatile boolean running;

  BackOffice(Settings settings, Records records, WebSettings web) {
    this.settings = settings;
    this.records = records;
    this.web = web;
  }

  @Override
  public void start() {
    CamundaClient client = WorkerClient.open(web);
    open.add(client);
    if (settings.samples()) {
      SampleMasterData.load(records);
    }
    ShippedModels.deploy(client);
    open.add(RecordsWorkers.register(client, records));
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    for (AutoCloseable each : open.reversed()) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException("A worker did not stop; its jobs are handed out again.", e);
      }
    }
    open.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the HTTP server, before nothing else. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
