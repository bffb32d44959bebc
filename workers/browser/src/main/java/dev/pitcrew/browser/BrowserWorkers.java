package dev.pitcrew.browser;

import dev.pitcrew.browser.bot.BotFiles;
import dev.pitcrew.browser.machine.Browsers;
import dev.pitcrew.browser.run.BotRun;
import dev.pitcrew.browser.run.OneTimeCodes;
import dev.pitcrew.browser.run.OpenEffects;
import dev.pitcrew.jobs.BotRuns;
import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.Heartbeats;
import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.ClientShelf;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker of browser bots. */
public final class BrowserWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(BrowserWorkers.class);

  /** How long after a worker's death its job is handed out again. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private BrowserWorkers() {}

  /**
   * Opens it; closing the answer closes it.
   *
   * @param client one of its own, with as many worker threads as there are browsers at once
   */
  public static AutoCloseable register(
      CamundaClient client, BrowserConfig config, Secrets secrets, Effects effects, BotRuns seen) {
    var browsers = new Browsers(config.place(), config.work(), config.headless());
    try {
      browsers.sweep();
    } catch (IOException e) {
      LOG.warn(
          "Browsers left behind by a killed worker could not be looked for; new ones start all the same.",
          e);
    }
    var clock = Clock.systemUTC();
    var runs =
        new BotRun(
            browsers,
            config.privateHosts(),
            secrets,
            effects,
            new OpenEffects(),
            new OneTimeCodes(clock),
            clock);
    var work =
        new RunBot(
            new BotFiles(config.bots()),
            runs,
            seen,
            process -> new ClientShelf(client, null, process));
    var heartbeats = new Heartbeats(client, TIMEOUT);
    var worker =
        JobRunner.openLong(
            client, heartbeats, RunBot.TYPE, config.atOnce(), RunBot.VARIABLES, work);
    return () -> {
      worker.close();
      heartbeats.close();
    };
  }
}
