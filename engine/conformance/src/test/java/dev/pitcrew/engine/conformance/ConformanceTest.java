package dev.pitcrew.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.conformance.catalog.Catalog;
import dev.pitcrew.engine.conformance.scenario.Differences;
import dev.pitcrew.engine.conformance.scenario.Play;
import dev.pitcrew.engine.conformance.scenario.Scenario;
import dev.pitcrew.engine.conformance.scenario.Step;
import dev.pitcrew.engine.conformance.side.Judge;
import dev.pitcrew.engine.conformance.side.Side;
import dev.pitcrew.engine.conformance.side.Subject;
import dev.pitcrew.engine.state.IncidentType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario comes to the same on Pitcrew and on a real Zeebe, but for the differences that are
 * listed with their reasons. {@code -Dpitcrew.scenario=words} plays those whose name has the words.
 */
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {

  private static final Differences DIFFERENCES = Differences.load();

  private static final Pattern INCIDENT = Pattern.compile("incident at \\S+: ([A-Z_]+) ");
  private static final Set<IncidentType> INCIDENTS = ConcurrentHashMap.newKeySet();

  /** What no scenario brings about: too much for a message, or a bug. */
  private static final EnumSet<IncidentType> NOT_OF_MODELS =
      EnumSet.of(
          IncidentType.MESSAGE_SIZE_EXCEEDED, IncidentType.UNKNOWN, IncidentType.UNSPECIFIED);

  static Stream<Scenario> scenarios() {
    String wanted = System.getProperty("pitcrew.scenario", "");
    return Catalog.all().stream().filter(s -> s.name().contains(wanted));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void shouldComeToTheSameAsZeebe(Scenario scenario) {
    // when
    Play ours = play(scenario, Subject::fresh);

    // then
    ours.facts().forEach(ConformanceTest::noteIncident);
    assertThat(otherThanWanted(scenario, ours)).as("taken, but is to be refused, or not").isEmpty();
    if (!scenario.documented().isEmpty()) {
      assertThat(ours.facts()).containsAll(scenario.documented());
      return;
    }
    Differences.Verdict verdict =
        PlayedAgain.verdict(scenario.name(), judge -> verdict(scenario, ours, judge));
    assertThat(verdict.unlisted()).as("differences that are not listed").isEmpty();
    assertThat(verdict.gone()).as("listed differences that are gone").isEmpty();
  }

  /** Two sides that refuse a model for a slip in it are alike, and show nothing. */
  private static List<String> otherThanWanted(Scenario scenario, Play ours) {
    List<Step> steps = scenario.steps();
    return IntStream.range(0, steps.size())
        .filter(
            i ->
                switch (steps.get(i).must()) {
                  case BE_TAKEN -> ours.isRefused(steps.get(i), i + 1);
                  case BE_REFUSED -> !ours.isRefused(steps.get(i), i + 1);
                  case BE_ALIKE -> false;
                })
        .mapToObj(i -> steps.get(i).name())
        .toList();
  }

  private static Differences.Verdict verdict(Scenario scenario, Play ours, Supplier<Judge> judge) {
    Play theirs = play(scenario, judge);
    return DIFFERENCES.of(scenario.name(), theirs.without(ours), ours.without(theirs));
  }

  @AfterAll
  static void endSubjects() {
    Subject.endAll();
  }

  @AfterAll
  static void shouldHaveMetEachDifferenceThatIsListedForAny() {
    if (System.getProperty("pitcrew.scenario") == null) {
      assertThat(DIFFERENCES.neverMet()).as("listed differences that are gone").isEmpty();
    }
  }

  private static void noteIncident(String fact) {
    Matcher incident = INCIDENT.matcher(fact);
    if (incident.lookingAt()) {
      INCIDENTS.add(IncidentType.valueOf(incident.group(1)));
    }
  }

  @AfterAll
  static void shouldHaveMetEachTypeOfIncident() {
    if (System.getProperty("pitcrew.scenario") == null) {
      assertThat(INCIDENTS).containsAll(EnumSet.complementOf(NOT_OF_MODELS));
    }
  }

  private static Play play(Scenario scenario, Supplier<? extends Side> side) {
    try (Side started = side.get()) {
      return Play.of(scenario, started);
    }
  }

  @Test
  void shouldNameEachScenarioOnceAndListDifferencesOfScenariosOnly() {
    List<String> names = Catalog.all().stream().map(Scenario::name).toList();
    assertThat(names).doesNotHaveDuplicates().containsAll(DIFFERENCES.scenarios());
  }
}
