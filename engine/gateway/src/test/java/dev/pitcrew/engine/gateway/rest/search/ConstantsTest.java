package dev.pitcrew.engine.gateway.rest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.store.Filter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ConstantsTest {

  private static final Set<String> NAMES =
      new LinkedHashSet<>(List.of("ACTIVE", "COMPLETED", "CANCELED", "A*", "A\\B"));

  private enum State {
    ACTIVE,
    ENDED
  }

  private static JsonNode like(String pattern) {
    return JsonNodeFactory.instance.objectNode().put("$like", pattern);
  }

  @ParameterizedTest
  @CsvSource({
    "*, 'ACTIVE COMPLETED CANCELED A* A\\B'",
    "c*, COMPLETED CANCELED",
    "?anceled, CANCELED",
    "a*, 'ACTIVE A* A\\B'",
    "'a\\*', A*",
    "'a\\\\b', 'A\\B'",
    "'', ''"
  })
  void shouldChooseThoseThatFitWhenAPatternIsGiven(String pattern, String chosen) {
    assertThat(String.join(" ", Constants.matching(NAMES, pattern))).isEqualTo(chosen);
  }

  @Test
  void shouldEndWhenAPatternIsMadeToTakeForever() {
    String pattern = "*".repeat(1_000) + "!";

    assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> assertThat(Constants.matching(NAMES, pattern)).isEmpty());
  }

  @Test
  void shouldRefuseAPatternWhenItIsTooLong() {
    // given
    JsonNode tooLong = like("*".repeat(2_001));
    Column<ProcessInstanceRow> state = Tables.PROCESS_INSTANCE.column("state");
    Column<VariableRow> value = Tables.VARIABLE.column("value");
    List<FieldFilter<?>> filters =
        List.of(
            Constants.of(State.class).on(state),
            Comparisons.of(value, ValueType.TEXT),
            new TextConstants(NAMES, "").on(Tables.VARIABLE, "name"),
            Flags.named(Tables.PROCESS_DEFINITION, "deleted", Map.of("YES", true)));

    // when, then
    assertThat(filters)
        .allSatisfy(
            filter ->
                assertThatThrownBy(() -> filter.read("state", tooLong))
                    .hasMessageContaining(
                        "Expected a pattern of up to 2000 characters for 'state', but it has"
                            + " 2001."));
  }

  @Test
  void shouldTakeAPatternWhenItIsAsLongAsOneMayBe() {
    Column<ProcessInstanceRow> state = Tables.PROCESS_INSTANCE.column("state");

    assertThat(Constants.of(State.class).on(state).read("state", like("*".repeat(2_000))))
        .containsExactly(
            new Filter.Comparison<>(state, Filter.Operator.IN, List.of(State.ACTIVE, State.ENDED)));
  }
}
