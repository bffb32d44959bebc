package dev.pitcrew.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotFileError;
import dev.pitcrew.browser.bot.BotFiles;
import dev.pitcrew.browser.run.BotRun;
import dev.pitcrew.browser.run.RunResult;
import dev.pitcrew.jobs.BotRuns;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code browser.run}: runs a bot for a job. Handed the same job twice it does the same steps
 * twice, but for effects: those are claimed in the ledger and done once.
 */
final class RunBot implements JobWork {

  static final String TYPE = "browser.run";
  static final List<String> VARIABLES = List.of("bot", "inputs", "resumeFrom", "outputs");
  static final String FAILED = "bot-failed";

  private static final Logger LOG = LoggerFactory.getLogger(RunBot.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final BotFiles files;
  private final BotRun runs;
  private final BotRuns seen;
  private final Function<String, DocumentShelf> shelves;

  /**
   * @param shelves where the documents of a process are kept, by its id
   */
  RunBot(BotFiles files, BotRun runs, BotRuns seen, Function<String, DocumentShelf> shelves) {
    this.files = files;
    this.runs = runs;
    this.seen = seen;
    this.shelves = shelves;
  }

  @Override
  public JobOutcome run(JobInput input) throws IOException {
    var bot = bot(input);
    var resumeFrom = input.text("resumeFrom").orElse(null);
    int attempt = Math.max(1, JobInput.RETRIES_USUAL - input.retries() + 1);
    var run =
        new BotRuns.Run(
            bot.name(), input.jobKey(), input.processInstanceKey(), input.processId(), attempt);
    if (!seen.mayBegin(run, resumeFrom != null)) {
      seen.held(run);
      return new JobOutcome.Early(
          "Expected to run bot %s, but somebody has paused it.".formatted(bot.name()), PAUSE);
    }
    seen.started(run);
    try {
      var result =
          runs.run(
              new BotRun.Order(
                  bot,
                  node(input, "inputs"),
                  resumeFrom,
                  node(input, "outputs"),
                  shelves.apply(input.processId())));
      return outcome(result, run, input.retries() <= 1);
    } catch (IOException | RuntimeException e) {
      // What was wrong goes to the engine as ever; the run must not seem to go on.
      seen.failed(
          run,
          "start",
          e instanceof ContractBroken ? e.getMessage() : "The worker could not run it.",
          BotRuns.Report.none());
      throw e;
    }
  }

  private JobOutcome outcome(RunResult result, BotRuns.Run run, boolean last) {
    return switch (result) {
      case RunResult.Finished finished -> {
        seen.finished(run, RunReport.of(finished.log(), null));
        yield JobOutcome.completed("bot", finished.toVariable());
      }
      case RunResult.Refused refused -> {
        seen.finished(run, RunReport.of(refused.log(), null));
        yield new JobOutcome.BpmnError(
            refused.code(),
            refused.message(),
            Map.of("bot", refused.toVariable(), "reason", refused.message()));
      }
      case RunResult.Early early -> {
        seen.held(run);
        yield new JobOutcome.Early(early.message(), early.waiting());
      }
      case RunResult.Failed failed -> failed(failed, run, last);
    };
  }

  private JobOutcome failed(RunResult.Failed failed, BotRuns.Run run, boolean last) {
    var failure = failed.failure();
    seen.failed(run, failure.step(), failure.reason(), RunReport.of(failed.log(), failure));
    if (failed.again() && !last) {
      LOG.info(
          "A bot's step failed; it is tried again. bot={} step={} jobKey={}",
          run.bot(),
          failure.step(),
          run.jobKey());
      return new JobOutcome.NotNow(
          "Step %s of bot %s: %s".formatted(failure.step(), failure.bot(), failure.reason()));
    }
    LOG.info(
        "A bot's step failed; a person is asked. bot={} step={} jobKey={}",
        run.bot(),
        failure.step(),
        run.jobKey());
    return new JobOutcome.BpmnError(
        FAILED,
        "Step %s of bot %s: %s".formatted(failure.step(), failure.bot(), failure.reason()),
        Map.of("botFailure", failure.toVariable()));
  }

  private Bot bot(JobInput input) throws IOException {
    String name = input.header("bot").orElseGet(() -> input.requiredText("bot"));
    try {
      return files
          .find(name)
          .orElseThrow(
              () ->
                  new ContractBroken(
                      "Expected to run bot \"%s\", but there is no such file among the bots."
                          .formatted(name)));
    } catch (BotFileError e) {
      throw new ContractBroken(
          "Expected to run bot \"%s\", but its file is not right. %s"
              .formatted(name, e.getMessage()));
    }
  }

  private static JsonNode node(JobInput input, String name) {
    return input.at(name).orElse(MissingNode.getInstance());
  }
}
