package dev.pitcrew.engine.conformance.catalog.rule;

import static dev.pitcrew.engine.conformance.scenario.Acts.migrated;
import static dev.pitcrew.engine.conformance.scenario.Xml.*;

import dev.pitcrew.engine.conformance.catalog.Feature;
import dev.pitcrew.engine.conformance.scenario.Acts;
import dev.pitcrew.engine.conformance.scenario.Resource;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Migrations that are refused. */
public final class MigrationRefusalScenarios {

  private static final String TARGET = "process q v1";

  private MigrationRefusalScenarios() {}

  public static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    refusals(all);
    return all;
  }

  private static Resource target(String id, String element) {
    return process("q", start("s1", "") + element + end("e", "") + flow("s1", id, "e"));
  }

  private static void refusals(List<Scenario> all) {
    String inner = start("s2", "") + job("t", "work") + end("e2", "") + flow("s2", "t", "e2");
    all.add(
        Scenario.of("a migration is refused", Feature.MIGRATION)
            .deploy(
                process(
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + job("t", "work")
                        + job("o", "other")
                        + end("e", "")
                        + flow("s1", "f", "t", "e")
                        + flow("f", "o", "e")),
                process(
                    "q",
                    start("s1", "")
                        + any("parallelGateway", "f", "")
                        + job("t", "work")
                        + job("o", "other")
                        + any("userTask", "u", extensions("<zeebe:userTask/>"))
                        + job("many", "many", loop(false, "", ""))
                        + sub(
                            "sub",
                            inner
                                .replace("'t'", "'deep'")
                                .replace("-t", "-deep")
                                .replace("t-", "deep-"))
                        + end("e", "")
                        + flow("s1", "f", "t", "e")
                        + flow("f", "o", "e")
                        + flow("f", "u", "e")
                        + flow("f", "many", "e")
                        + flow("f", "sub", "e")))
            .create("{}")
            .step("without one of both", migrated(TARGET, "t", "t"))
            .step("to an element of another type", migrated(TARGET, "t", "u", "o", "o"))
            .step("to a loop", migrated(TARGET, "t", "many", "o", "o"))
            .step("to another scope", migrated(TARGET, "t", "deep", "o", "o"))
            .step("to nothing", migrated(TARGET, "t", "none", "o", "o"))
            .step("from nothing", migrated(TARGET, "none", "t", "t", "t", "o", "o"))
            .step("one twice", migrated(TARGET, "t", "t", "t", "o", "o", "o"))
            .step(
                "to a definition that is not there",
                hand -> {
                  hand.client()
                      .newMigrateProcessInstanceCommand(hand.instance())
                      .migrationPlan(7)
                      .addMappingInstruction("t", "t")
                      .send()
                      .join();
                  return "ok";
                })
            .step(
                "of an instance that is not there",
                hand -> {
                  hand.client()
                      .newMigrateProcessInstanceCommand(7)
                      .migrationPlan(Acts.plan(hand, TARGET, "t", "t"))
                      .send()
                      .join();
                  return "ok";
                })
            .step("both onto one", migrated(TARGET, "t", "t", "o", "t"))
            .complete("work")
            .complete("other"));
    all.add(
        Scenario.of("a loop does not change its order in a migration", Feature.MIGRATION)
            .deploy(
                only("t", job("t", "work", loop(false, "", ""))),
                target("t", job("t", "work", loop(true, "", ""))))
            .create("{\"items\":[1,2]}")
            .step("migrate", migrated(TARGET, "t", "t")));
    all.add(
        Scenario.of("a called instance is migrated by itself", Feature.MIGRATION)
            .deploy(
                process(
                    "child",
                    start("cs", "") + job("ct", "cwork") + end("ce", "") + flow("cs", "ct", "ce")),
                only("c", call("c", "child")),
                target("d", job("d", "cwork")))
            .create("{}")
            .step(
                "migrate the called one",
                hand -> {
                  long called =
                      hand.history().elements().stream()
                          .filter(e -> e.id().equals("child"))
                          .findFirst()
                          .orElseThrow()
                          .key();
                  hand.client()
                      .newMigrateProcessInstanceCommand(called)
                      .migrationPlan(Acts.plan(hand, TARGET, "ct", "d"))
                      .send()
                      .join();
                  return "ok";
                })
            .complete("cwork"));
  }
}
