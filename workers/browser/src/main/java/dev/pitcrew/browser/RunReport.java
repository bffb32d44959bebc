package dev.pitcrew.browser;

import dev.pitcrew.browser.run.RunResult;
import dev.pitcrew.browser.run.StepReport;
import dev.pitcrew.jobs.BotRuns;
import dev.pitcrew.jobs.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept of a run for people to look at: its pictures, steps and warnings. */
final class RunReport {

  private RunReport() {}

  /**
   * @param failure absent where the run came to its end
   */
  static BotRuns.Report of(RunResult.Log log, RunResult.@Nullable Failure failure) {
    var report = new LinkedHashMap<String, Object>();
    report.put(
        "pictures",
        log.pictures().stream()
            .map(each -> Map.of("step", each.step(), "document", each.document().toVariable()))
            .toList());
    report.put("steps", log.steps().stream().map(StepReport::toVariable).toList());
    report.put("warnings", log.warnings());
    if (failure == null) {
      return new BotRuns.Report(log.warnings().size(), null, Variables.toJson(report));
    }
    report.put("stepText", failure.stepText());
    report.put("url", failure.url());
    report.put("bundle", failure.bundle().toVariable());
    report.put("evidence", failure.evidence());
    var picture = failure.picture();
    return new BotRuns.Report(
        log.warnings().size(),
        picture == null ? null : Variables.toJson(picture.toVariable()),
        Variables.toJson(report));
  }
}
