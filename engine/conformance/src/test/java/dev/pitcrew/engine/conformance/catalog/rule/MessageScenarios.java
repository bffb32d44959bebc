package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Messages: kept, taken once, keyed. */
public final class MessageScenarios {

  private static final Duration HOUR = Duration.ofHours(1);

  private MessageScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    messages(all);
    return all;
  }

  private static String keyed(String id, String name, String key) {
    return "<message id='%s' name='%s'><extensionElements><zeebe:subscription correlationKey='%s'/></extensionElements></message>"
        .formatted(id, name, key);
  }

  private static void messages(List<Scenario> all) {
    Resource waits = only("c", catching("c", MESSAGE));
    all.add(
        Scenario.of("messages are kept in their order", Feature.MESSAGE_TTL)
            .deploy(waits)
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", "{\"n\":3}")
            .create("{}")
            .create("{}")
            .create("{}"));
    all.add(
        Scenario.of("a message is kept for its time", Feature.MESSAGE_TTL)
            .deploy(waits)
            .publish("m", "k", Duration.ofMinutes(1), "{\"n\":1}")
            .pass(Duration.ofMinutes(5))
            .create("{}"));
    all.add(
        Scenario.of("a message id is taken once while kept", Feature.MESSAGE_ID)
            .deploy(waits)
            .step("publish", hand -> published(hand, "k", "id", HOUR))
            .step("publish again", hand -> published(hand, "k", "id", HOUR))
            .step("publish for another key", hand -> published(hand, "k2", "id", HOUR))
            .step("publish unkept", hand -> published(hand, "k3", "id2", Duration.ZERO))
            .step("publish unkept again", hand -> published(hand, "k3", "id2", Duration.ZERO))
            .pass(Duration.ofHours(2))
            .step("publish later", hand -> published(hand, "k", "id", HOUR)));
    all.add(
        Scenario.of("a message goes once to each process id", Feature.MESSAGE_ONCE)
            .deploy(
                process(
                    "a",
                    start("s1", "") + catching("c", MESSAGE) + end("e", "") + flow("s1", "c", "e")),
                process(
                    "b",
                    start("s1", "") + catching("c", MESSAGE) + end("e", "") + flow("s1", "c", "e")))
            .create("a", "{}")
            .create("b", "{}")
            .publish("m", "k", HOUR, "{\"n\":1}")
            .create("a", "{}")
            .publish("m", "k", "{\"n\":2}"));
    Resource begins =
        process(start("s1", MESSAGE) + job("t", "work") + end("e", "") + flow("s1", "t", "e"));
    all.add(
        Scenario.of(
                "one instance at a time for a key",
                Feature.MESSAGE_START_KEY,
                Feature.MESSAGE_START)
            .deploy(begins)
            .publish("m", "k", HOUR, "{\"n\":1}")
            .publish("m", "k", HOUR, "{\"n\":2}")
            .publish("m", "k", "{\"n\":3}")
            .publish("m", "other", HOUR, "{\"n\":4}")
            .publish("m", "", HOUR, "{\"n\":5}")
            .publish("m", "", HOUR, "{\"n\":6}")
            .complete("work"));
    all.add(
        Scenario.of(
                "a kept message begins an instance of what is deployed later",
                Feature.MESSAGE_START)
            .publish("m", "k", HOUR, "{\"n\":1}")
            .deploy(begins)
            .publish("m", "k", HOUR, "{\"n\":2}"));
    Resource byVariable =
        Resource.of(
            "p.bpmn",
            "<process id='p' isExecutable='true'>"
                + start("s1", "")
                + catching("c", "<messageEventDefinition messageRef='v'/>")
                + end("e", "")
                + flow("s1", "c", "e")
                + "</process>"
                + keyed("v", "m", "=key"));
    all.add(
        Scenario.of("the key is fixed when waiting begins", Feature.MESSAGE_KEY)
            .deploy(byVariable)
            .create("{\"key\":\"one\"}")
            .set("{\"key\":\"two\"}")
            .publish("m", "two", "{}")
            .publish("m", "one", "{}"));
    all.add(
        Scenario.of(
                "numbers are keys, other values are not", Feature.MESSAGE_KEY, Feature.INCIDENTS)
            .deploy(byVariable)
            .create("{\"key\":7}")
            .publish("m", "7", "{}")
            .create("{\"key\":[1]}")
            .create("{}")
            .set("{\"key\":\"x\"}")
            .resolve());
    all.add(
        Scenario.of("a signal goes to all who wait", Feature.SIGNAL_RULES)
            .deploy(
                process(
                    "a",
                    start("s1", "") + catching("c", SIGNAL) + end("e", "") + flow("s1", "c", "e")),
                process("b", start("s1", SIGNAL) + end("e", "") + flow("s1", "e")))
            .broadcast("s", "{\"n\":0}")
            .create("a", "{}")
            .create("a", "{}")
            .broadcast("s", "{\"n\":1}")
            .broadcast("s", "{\"n\":2}"));
    all.add(
        Scenario.of(
                "the start listener of a process that a message begins",
                Feature.MESSAGE_START,
                Feature.EXECUTION_LISTENERS)
            .deploy(
                process(
                    extensions(listeners("start l"))
                        + start("s1", MESSAGE)
                        + job("t", "work")
                        + end("e", "")
                        + flow("s1", "t", "e")))
            .publish("m", "k", "{\"n\":1}")
            .complete("l", "{\"n\":2,\"own\":1}")
            .complete("work"));
    all.add(
        Scenario.of(
                "one that a message begins is canceled while its start listener is asked",
                Feature.MESSAGE_START,
                Feature.EXECUTION_LISTENERS)
            .deploy(
                process(
                    extensions(listeners("start l"))
                        + start("s1", MESSAGE)
                        + end("e", "")
                        + flow("s1", "e")))
            .publish("m", "k", "{\"n\":1}")
            .step(
                "cancel",
                hand -> {
                  hand.side().settle();
                  hand.client().newCancelInstanceCommand(hand.element("p")).send().join();
                  return "ok";
                }));
    all.add(
        Scenario.of(
                "what a message brings is mapped where it arrives",
                Feature.MESSAGE_START,
                Feature.MESSAGE_BOUNDARY,
                Feature.MESSAGE_SUB,
                Feature.VARIABLES)
            .deploy(
                process(
                    start("s1", extensions(mappings("output|=n|begun")) + MESSAGE)
                        + job("t", "work")
                        + boundary(
                            "b", "t", true, extensions(mappings("output|=n|ended")) + MESSAGE)
                        + eventSub(
                            "es",
                            start("s3", false, extensions(mappings("output|=n+1|said")) + SIGNAL)
                                + end("e3", "")
                                + flow("s3", "e3"))
                        + end("e", "")
                        + end("be", "")
                        + flow("s1", "t", "e")
                        + flow("b", "be")))
            .publish("m", "", "{\"n\":1,\"k\":\"k\"}")
            .broadcast("s", "{\"n\":2}")
            .publish("m", "k", "{\"n\":3}"));
    all.add(
        Scenario.of(
                "a signal begins only what is newest", Feature.SIGNAL_RULES, Feature.SIGNAL_START)
            .deploy(process(start("s1", SIGNAL) + end("e", "") + flow("s1", "e")))
            .deploy(process(start("s1", SIGNAL) + end("e2", "") + flow("s1", "e2")))
            .broadcast("s", "{\"n\":1}")
            .deploy(process(start("s1", "") + end("e", "") + flow("s1", "e")))
            .broadcast("s", "{\"n\":2}"));
    all.add(
        Scenario.of("the id of a message that has arrived is free again", Feature.MESSAGE_ID)
            .deploy(waits)
            .create("{}")
            .step("publish", hand -> published(hand, "k", "id", HOUR))
            .step("publish again", hand -> published(hand, "k", "id", HOUR))
            .create("{}"));
  }

  private static String published(
      dev.pitcrew.engine.conformance.scenario.Hand hand, String key, String id, Duration ttl) {
    hand.client()
        .newPublishMessageCommand()
        .messageName("m")
        .correlationKey(key)
        .messageId(id)
        .timeToLive(ttl)
        .send()
        .join();
    return "ok";
  }
}
