package dev.pitcrew.engine.conformance.shipped;

import dev.pitcrew.engine.conformance.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One path through a shipped process: how it begins, and what workers and people answer.
 *
 * <p>An answer is JSON for what is completed; {@code !code JSON} throws an error; {@code ?} fails
 * for good. Of several answers each is given once, and the last again and again.
 */
final class Case {

  private final String name;
  private final List<String> folders;
  private final Map<String, List<String>> answers = new LinkedHashMap<>();
  private final List<String> ends = new ArrayList<>();
  private UnaryOperator<Scenario> begin = scenario -> scenario;

  private Case(String name, List<String> folders) {
    this.name = name;
    this.folders = folders;
  }

  /**
   * @param folders of the models it needs
   */
  static Case of(String name, String... folders) {
    return new Case(name, List.of(folders)).answer("records.guard-decision", "{}");
  }

  Case begins(UnaryOperator<Scenario> newBegin) {
    begin = newBegin;
    return this;
  }

  Case published(String message, String key, String variables) {
    return begins(scenario -> scenario.publish(message, key, variables));
  }

  Case created(String processId, String variables) {
    return begins(scenario -> scenario.create(processId, variables));
  }

  /**
   * @param who a job type, or the id of a user task
   */
  Case answer(String who, String... what) {
    answers.put(who, List.of(what));
    return this;
  }

  /** The element that has to be passed, so that both do not fail alike. */
  Case passes(String... places) {
    ends.addAll(List.of(places));
    return this;
  }

  String name() {
    return name;
  }

  List<String> folders() {
    return folders;
  }

  List<String> passed() {
    return Collections.unmodifiableList(ends);
  }

  Scenario scenario() {
    return begin
        .apply(Scenario.of(name).deploy(Shipped.resources(folders)))
        .step("everybody does their work", new Office(answers)::work);
  }

  @Override
  public String toString() {
    return name;
  }
}
