package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Acts;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Timers: dates, durations, cycles, cron. */
public final class TimerScenarios {

  private TimerScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    timers(all);
    return all;
  }

  private static void timers(List<Scenario> all) {
    for (String duration : List.of("PT0S", "PT-5S", "P1D", "=d", "soon")) {
      all.add(
          Scenario.of("a timer of " + duration, Feature.TIMER_DATE)
              .attempt(only("c", catching("c", timer("timeDuration", duration))))
              .create("{\"d\":\"PT1M\"}")
              .create("{\"d\":7}")
              .pass(Duration.ofMinutes(2))
              .pass(Duration.ofDays(1)));
    }
    for (String date :
        List.of(
            "2001-01-01T00:00:00Z", "2101-01-01T00:00:00+01:00", "=date(\"2001-01-01\")", "=d")) {
      all.add(
          Scenario.of("a timer at " + date, Feature.TIMER_DATE)
              .deploy(only("c", catching("c", timer("timeDate", date))))
              .create("{\"d\":\"2001-01-01T00:00:00Z\"}")
              .create("{\"d\":\"never\"}")
              .pass(Duration.ofSeconds(5)));
    }
    for (String cycle : List.of("R2/PT1M", "R0/PT1M", "R/PT1M", "=c")) {
      all.add(
          Scenario.of("a cycle of " + cycle, Feature.TIMER_CYCLE)
              .deploy(
                  guarded(
                      "t", job("t", "work") + boundary("b", "t", false, timer("timeCycle", cycle))))
              .create("{\"c\":\"R1/PT1M\"}")
              .create("{\"c\":\"x\"}")
              .pass(Duration.ofSeconds(61))
              .pass(Duration.ofSeconds(61))
              .pass(Duration.ofSeconds(61))
              .cancel());
    }
    all.add(
        Scenario.of(
                "two timers are due at once, of which one ends all",
                Feature.TIMER_BOUNDARY,
                Feature.TIMER_SUB_NON)
            .deploy(
                guarded(
                    "t",
                    job("t", "work")
                        + boundary("b", "t", true, timer("timeDuration", "PT2H"))
                        + eventSub(
                            "es",
                            start("s2", false, timer("timeCycle", "R2/PT1H"))
                                + job("h", "handle")
                                + end("e2", "")
                                + flow("s2", "h", "e2"))))
            .create("{}")
            .pass(Duration.ofMinutes(61))
            .complete("handle")
            .pass(Duration.ofMinutes(61)));
    all.add(
        Scenario.of("a cron expression", Feature.TIMER_CRON)
            .deploy(
                guarded(
                    "t",
                    job("t", "work")
                        + boundary("b", "t", false, timer("timeCycle", "0 0 0 * * *"))))
            .create("{}")
            .pass(Duration.ofDays(1))
            .pass(Duration.ofDays(1))
            .complete("work"));
    Resource daily =
        process(start("s1", timer("timeCycle", "R/P1D")) + end("e", "") + flow("s1", "e"));
    all.add(
        Scenario.of(
                "a new version takes over the timers", Feature.TIMER_VERSIONS, Feature.TIMER_START)
            .deploy(daily)
            .pass(Duration.ofHours(25))
            .deploy(
                process(
                    start("s1", timer("timeCycle", "R/P2D")) + end("e2", "") + flow("s1", "e2")))
            .pass(Duration.ofHours(25))
            .pass(Duration.ofHours(25))
            .deploy(process(start("s1", "") + end("e3", "") + flow("s1", "e3")))
            .pass(Duration.ofHours(100)));
    for (String cron : List.of("0 0 */6 * * ?", "@daily", "0 30 1 * * MON-SUN")) {
      all.add(
          Scenario.of("a cron expression, " + cron, Feature.TIMER_CRON, Feature.TIMER_START)
              .deploy(
                  process(start("s1", timer("timeCycle", cron)) + end("e", "") + flow("s1", "e")))
              .pass(Duration.ofHours(24))
              .pass(Duration.ofHours(24)));
    }
    all.add(
        Scenario.of(
                "timers of a definition that is deleted go to the one before",
                Feature.TIMER_VERSIONS,
                Feature.DELETION)
            .deploy(daily)
            .deploy(
                process(
                    start("s1", timer("timeCycle", "R/P2D")) + end("e2", "") + flow("s1", "e2")))
            .step("delete the newer", Acts.deleted("process p v2"))
            .pass(Duration.ofHours(25))
            .step("delete the older", Acts.deleted("process p v1"))
            .pass(Duration.ofHours(50)));
  }
}
