package dev.pitcrew.engine.conformance.catalog.refused;

import static dev.pitcrew.engine.conformance.catalog.refused.RefusedModels.map;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.scenario.Resource;
import java.util.Map;

/** Models that are wrong: scopes, gateways and flows. */
final class RefusedScopes {

  private static final String REST = end("e", "") + flow("s1", "t", "e");

  private RefusedScopes() {}

  private static Resource inSub(String content) {
    return only("t", sub("t", content));
  }

  private static Resource withEventSub(String content) {
    return process(start("s1", "") + manual("t") + REST + eventSub("es", content));
  }

  static Map<String, Resource> scopes() {
    return map(
        "sub-process without a start event", inSub(end("e2", "")),
        "sub-process with two start events",
            inSub(
                start("s2", "")
                    + start("s3", "")
                    + end("e2", "")
                    + flow("s2", "e2")
                    + flow("s3", "e2")),
        "sub-process that begins by a message",
            inSub(start("s2", MESSAGE) + end("e2", "") + flow("s2", "e2")),
        "sub-process that begins by a timer",
            inSub(start("s2", MINUTE) + end("e2", "") + flow("s2", "e2")),
        "empty sub-process", inSub(""),
        "event sub-process without a start event", withEventSub(end("e2", "")),
        "event sub-process that nothing begins",
            withEventSub(start("s2", "") + end("e2", "") + flow("s2", "e2")),
        "event sub-process with two start events",
            withEventSub(
                start("s2", MESSAGE)
                    + start("s3", SIGNAL)
                    + end("e2", "")
                    + flow("s2", "e2")
                    + flow("s3", "e2")),
        "event sub-process of an error that does not interrupt",
            withEventSub(start("s2", false, ERROR) + end("e2", "") + flow("s2", "e2")),
        "event sub-process with a cycle that interrupts",
            withEventSub(
                start("s2", true, timer("timeCycle", "R/PT1M")) + end("e2", "") + flow("s2", "e2")),
        "two event sub-processes of a message",
            start("s1", "")
                + manual("t")
                + REST
                + eventSub("es", start("s2", MESSAGE) + end("e2", "") + flow("s2", "e2"))
                + eventSub("fs", start("s3", MESSAGE) + end("e3", "") + flow("s3", "e3")),
        "two event sub-processes of an error",
            start("s1", "")
                + manual("t")
                + REST
                + eventSub("es", start("s2", ERROR) + end("e2", "") + flow("s2", "e2"))
                + eventSub("fs", start("s3", ERROR) + end("e3", "") + flow("s3", "e3")),
        "process without anything", "");
  }

  static Map<String, Resource> gateways() {
    String gateway = start("s1", "") + any("exclusiveGateway", "t", "");
    return map(
        "two flows without conditions",
            gateway + end("e", "") + end("e2", "") + flow("s1", "t", "e") + flow("t", "e2"),
        "a default that is not one of its flows",
            start("s1", "")
                + any("exclusiveGateway", "t", "default='s1-t'", "")
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("=x", "t", "e")
                + flowIf("=y", "t", "e2"),
        "a default with a condition",
            start("s1", "")
                + any("exclusiveGateway", "t", "default='t-e'", "")
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("=x", "t", "e")
                + flowIf("=y", "t", "e2"),
        "an inclusive gateway with two flows without conditions",
            start("s1", "")
                + any("inclusiveGateway", "t", "")
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t", "e")
                + flow("t", "e2"),
        "a condition behind a task",
            start("s1", "") + manual("t") + end("e", "") + flow("s1", "t") + flowIf("=x", "t", "e"),
        "a condition that is no expression",
            gateway
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("x", "t", "e")
                + flowIf("=y", "t", "e2"),
        "a condition that cannot be read",
            gateway
                + end("e", "")
                + end("e2", "")
                + flow("s1", "t")
                + flowIf("=x >", "t", "e")
                + flowIf("=y", "t", "e2"),
        "an event-based gateway with one way",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + end("e", "")
                + flow("s1", "t", "c", "e"),
        "an event-based gateway that leads to a task",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + manual("m2")
                + end("e", "")
                + flow("s1", "t", "c", "e")
                + flow("t", "m2", "e"),
        "an event-based gateway that leads to a receive task",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", SIGNAL)
                + any("receiveTask", "m2", "messageRef='m'", "")
                + end("e", "")
                + flow("s1", "t", "c", "e")
                + flow("t", "m2", "e"),
        "an event behind an event-based gateway with another way in",
            start("s1", "")
                + any("parallelGateway", "f", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + catching("d", SIGNAL)
                + end("e", "")
                + flow("s1", "f", "t", "c", "e")
                + flow("t", "d", "e")
                + flow("f", "d"),
        "an event-based gateway with a message twice",
            start("s1", "")
                + any("eventBasedGateway", "t", "")
                + catching("c", MESSAGE)
                + catching("d", MESSAGE)
                + end("e", "")
                + flow("s1", "t", "c", "e")
                + flow("t", "d", "e"));
  }
}
