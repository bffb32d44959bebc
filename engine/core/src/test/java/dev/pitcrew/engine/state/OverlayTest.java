package dev.pitcrew.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverlayTest {

  private final InMemoryState base = new InMemoryState();

  @BeforeEach
  void fillBase() {
    Overlay first = new Overlay(base);
    first.put(Tables.VARIABLE, variable(1, "a", 10));
    first.put(Tables.VARIABLE, variable(2, "b", 10));
    first.put(Tables.VARIABLE, variable(3, "a", 11));
    base.apply(first.changes());
  }

  @Test
  void shouldAnswerFromBaseWhenNothingChanged() {
    // given
    Overlay overlay = new Overlay(base);

    // when // then
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 10L))
        .extracting("key")
        .containsExactly(1L, 2L);
    assertThat(overlay.get(Tables.VARIABLE, 3)).isEqualTo(variable(3, "a", 11));
    assertThat(overlay.get(Tables.VARIABLE, 4)).isNull();
  }

  @Test
  void shouldFindNewRowInOrderWhenCreated() {
    // given
    Overlay overlay = new Overlay(base);

    // when
    overlay.put(Tables.VARIABLE, variable(4, "c", 10));

    // then
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 10L))
        .extracting("key")
        .containsExactly(1L, 2L, 4L);
    assertThat(overlay.findAll(Indexes.VARIABLES_BY_SCOPE, 10L, "c")).hasSize(1);
  }

  @Test
  void shouldMoveRowBetweenLookupsWhenChanged() {
    // given
    Overlay overlay = new Overlay(base);

    // when
    overlay.put(Tables.VARIABLE, variable(1, "a", 12));

    // then
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 10L))
        .extracting("key")
        .containsExactly(2L);
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 12L))
        .extracting("key")
        .containsExactly(1L);
  }

  @Test
  void shouldFillTheLimitFromBaseWhenRowsOfItAreHidden() {
    // given
    Overlay overlay = new Overlay(base);

    // when
    overlay.delete(Tables.VARIABLE, 1);

    // then
    assertThat(overlay.find(Indexes.VARIABLES_OF_SCOPE, 1, 10L))
        .extracting("key")
        .containsExactly(2L);
    assertThat(overlay.get(Tables.VARIABLE, 1)).isNull();
    assertThat(overlay.changes())
        .isEqualTo(List.of(new RowChange<>(Tables.VARIABLE, variable(1, "a", 10), null)));
  }

  @Test
  void shouldNotAskBaseWhenKeyIsOfThisStep() {
    // given
    Overlay overlay = new Overlay(base);
    overlay.newKeysFrom(11);

    // when // then
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 11L)).isEmpty();
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 10L)).hasSize(2);
  }

  @Test
  void shouldReportNoChangeWhenRowCameAndWent() {
    // given
    Overlay overlay = new Overlay(base);

    // when
    overlay.put(Tables.VARIABLE, variable(4, "c", 10));
    overlay.delete(Tables.VARIABLE, 4);

    // then
    assertThat(overlay.changes()).isEmpty();
  }

  @Test
  void shouldKeepTheIndexOrderWhenRowsAreAddedAndChanged() {
    // given
    Overlay overlay = new Overlay(base);

    // when
    overlay.put(Tables.TIMER, timer(20, 500));
    overlay.put(Tables.TIMER, timer(21, 100));
    overlay.put(Tables.TIMER, timer(22, 500));
    overlay.put(Tables.TIMER, timer(23, 50).withState(TimerState.CANCELED));

    // then
    assertThat(overlay.findAll(Indexes.TIMERS_DUE))
        .extracting("key")
        .containsExactly(21L, 20L, 22L);
  }

  private static VariableRow variable(long key, String name, long scopeKey) {
    return new VariableRow(key, name, "1", scopeKey, 1, 1, "<default>");
  }

  private static TimerRow timer(long key, long due) {
    return new TimerRow(
        key, due, TimerState.CREATED, null, 0, 1, 1, 1, "p", "t", "<default>", null);
  }

  @Test
  void shouldFindAmongManyChangesAsAmongFew() {
    // given: more than are looked through one by one
    Overlay overlay = new Overlay(base);
    for (long key = 100; key < 300; key++) {
      overlay.put(Tables.VARIABLE, variable(key, "n" + key % 2, 10 + key % 4));
      assertThat(overlay.findAll(Indexes.VARIABLES_BY_SCOPE, 10 + key % 4, "n" + key % 2))
          .extracting("key")
          .contains(key);
    }

    // when
    overlay.put(Tables.VARIABLE, variable(100, "n0", 99));
    overlay.delete(Tables.VARIABLE, 104);

    // then
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 10L))
        .hasSize(2 + 50 - 2)
        .extracting(VariableRow::key)
        .startsWith(1L, 2L, 108L)
        .doesNotContain(100L, 104L)
        .isSorted();
    assertThat(overlay.findAll(Indexes.VARIABLES_OF_SCOPE, 99L))
        .extracting("key")
        .containsExactly(100L);
  }
}
