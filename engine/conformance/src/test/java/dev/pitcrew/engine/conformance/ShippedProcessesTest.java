package dev.pitcrew.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.conformance.scenario.Differences;
import dev.pitcrew.engine.conformance.scenario.Play;
import dev.pitcrew.engine.conformance.shipped.ShippedCases;
import dev.pitcrew.engine.conformance.side.Judge;
import dev.pitcrew.engine.conformance.side.Side;
import dev.pitcrew.engine.conformance.side.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped processes run unchanged on a real Zeebe, and come to the same as on Pitcrew. Workers
 * and people give the answers of the contract.
 */
@Execution(ExecutionMode.CONCURRENT)
class ShippedProcessesTest {

  private static final Differences KNOWN = Differences.load("/shipped-differences.tsv");

  static Stream<ShippedCases.Path> paths() {
    return ShippedCases.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void shouldComeToTheSameOnZeebe(ShippedCases.Path path) {
    // when
    List<String> ours = facts(path, Subject::fresh);

    // then
    assertThat(path.expected())
        .as(
            "passed on Pitcrew, which %s",
            ours.stream().filter(f -> f.startsWith("reply")).toList())
        .filteredOn(id -> ours.stream().noneMatch(fact -> isPassed(fact, id)))
        .isEmpty();
    assertThat(PlayedAgain.verdict(path.toString(), judge -> verdict(path, ours, judge)).unlisted())
        .as("differences that are not listed")
        .isEmpty();
  }

  private static Differences.Verdict verdict(
      ShippedCases.Path path, List<String> ours, Supplier<Judge> judge) {
    List<String> theirs = facts(path, judge);
    return new Differences.Verdict(
        KNOWN.of("shipped", without(theirs, ours), without(ours, theirs)).unlisted(), List.of());
  }

  private static boolean isPassed(String fact, String elementId) {
    return fact.matches("element \\S*/%s(#\\d+)? is COMPLETED".formatted(elementId));
  }

  private static List<String> without(List<String> some, List<String> others) {
    List<String> rest = new ArrayList<>(some);
    others.forEach(rest::remove);
    return rest;
  }

  private static List<String> facts(ShippedCases.Path path, Supplier<? extends Side> side) {
    try (Side started = side.get()) {
      return path.comparable(Play.of(path.scenario(), started).facts());
    }
  }

  @AfterAll
  static void endSubjects() {
    Subject.endAll();
  }

  @AfterAll
  static void shouldHaveMetEachDifferenceThatIsListed() {
    assertThat(KNOWN.neverMet()).as("listed differences that are gone").isEmpty();
  }

  @Test
  void shouldPlayAPathOfEachShippedProcess() {
    assertThat(ShippedCases.foldersPlayed()).containsAll(ShippedCases.folders());
  }
}
