package dev.pitcrew.engine.conformance.catalog.event;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Start events of messages, signals and timers. */
public final class StartEventScenarios {

  private static final Duration HOUR = Duration.ofHours(1);

  private StartEventScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    starts(all);
    return all;
  }

  private static void starts(List<Scenario> all) {
    String rest = end("e", "") + flow("s1", "e");
    all.add(
        Scenario.of("a start at a date", Feature.TIMER_START, Feature.TIMER_DATE)
            .deploy(process(start("s1", timer("timeDate", "2001-01-01T00:00:00Z")) + rest))
            .deploy(process("q", start("s1", timer("timeDate", "2101-01-01T00:00:00Z")) + rest))
            .pass(HOUR));
    all.add(
        Scenario.of("a start by an expression", Feature.TIMER_START)
            .deploy(process(start("s1", timer("timeCycle", "=\"R1/PT1M\"")) + rest))
            .pass(HOUR)
            .pass(HOUR));
    for (String bad : List.of("timeDuration|PT1M", "timeCycle|x", "timeDate|x", "timeCycle|=a")) {
      String[] parts = bad.split("\\|");
      all.add(
          Scenario.of("a start by " + bad, Feature.TIMER_START)
              .step(
                  "deploy",
                  dev.pitcrew.engine.conformance.scenario.Acts.refused(
                      process(start("s1", timer(parts[0], parts[1])) + rest)))
              .pass(HOUR));
    }
    all.add(
        Scenario.of(
                "several start events",
                Feature.MESSAGE_START,
                Feature.SIGNAL_START,
                Feature.TIMER_START,
                Feature.NONE_START)
            .deploy(
                process(
                    start("s1", "")
                        + start("s2", MESSAGE)
                        + start("s3", SIGNAL)
                        + start("s4", timer("timeCycle", "R1/PT1M"))
                        + end("e", "")
                        + flow("s1", "e")
                        + flow("s2", "e")
                        + flow("s3", "e")
                        + flow("s4", "e")))
            .create("{\"n\":0}")
            .publish("m", "k", "{\"n\":1}")
            .broadcast("s", "{\"n\":2}")
            .pass(HOUR));
    all.add(
        Scenario.of("an instance of a key ends and the next begins", Feature.MESSAGE_START_KEY)
            .deploy(
                process(
                    start("s1", MESSAGE) + job("t", "work") + end("e", "") + flow("s1", "t", "e")))
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", HOUR, "{\"n\":3}")
            .cancel()
            .complete("work")
            .pass(Duration.ofHours(2))
            .complete("work"));
    all.add(
        Scenario.of("a message starts one process and goes on in another", Feature.MESSAGE_ONCE)
            .deploy(
                process(
                    "a",
                    start("s1", MESSAGE) + job("t", "work") + end("e", "") + flow("s1", "t", "e")),
                process(
                    "b",
                    start("s1", "") + catching("c", MESSAGE) + end("e", "") + flow("s1", "c", "e")),
                process(
                    start("s1", MESSAGE)
                        + catching("c", MESSAGE)
                        + end("e", "")
                        + flow("s1", "c", "e")))
            .create("b", "{}")
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", HOUR, "{\"n\":3}"));
    all.add(
        Scenario.of("a message goes to one of two that wait alike", Feature.MESSAGE_ONCE)
            .deploy(only("c", catching("c", MESSAGE)))
            .create("{}")
            .create("{}")
            .publish("m", "k", "{\"n\":1}")
            .publish("m", "k", "{\"n\":1}"));
    all.add(
        Scenario.of(
                "a new version waits for the message in place of the old",
                Feature.MESSAGE_START,
                Feature.MESSAGE_ONCE)
            .deploy(process(start("s1", MESSAGE) + end("e", "") + flow("s1", "e")))
            .deploy(process(start("s1", MESSAGE) + end("e2", "") + flow("s1", "e2")))
            .publish("m", "k", "{}")
            .deploy(process(start("s1", "") + end("e3", "") + flow("s1", "e3")))
            .publish("m", "k", "{}"));
  }
}
