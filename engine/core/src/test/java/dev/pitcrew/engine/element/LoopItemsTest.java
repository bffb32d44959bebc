package dev.pitcrew.engine.element;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.state.LoopRow;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoopItemsTest {

  private final LoopItems items = new LoopItems();

  private static LoopRow row(long key, int count, String item) {
    String text = Collections.nCopies(count, item).toString();
    return new LoopRow(key, 1, text, 0);
  }

  @Test
  void shouldTakeALongListApartOnce() {
    List<String> first = items.of(row(7, 10_000, "12"));

    assertThat(first).hasSize(10_000);
    assertThat(items.of(row(7, 10_000, "12").childTerminated()))
        .isSameAs(items.of(row(7, 10_000, "12")));
  }

  @Test
  void shouldGiveWhatTheRowHoldsWhenItHasChanged() {
    items.of(row(7, 10_000, "12"));

    assertThat(items.of(row(7, 10_000, "13"))).hasSize(10_000).containsOnly("13");
    assertThat(items.of(row(7, 2, "1"))).containsExactly("1", "1");
    assertThat(items.of(new LoopRow(7, 1, "x".repeat(10_000), 0))).isNull();
  }

  @Test
  void shouldRememberNoMoreThanItMay() {
    String item = '"' + "x".repeat(LoopItems.CHARS_MAX / 4) + '"';

    for (int key = 1; key <= 10; key++) {
      items.of(row(key, 1, item));
    }

    assertThat(items.remembered()).isEqualTo(3);
    items.of(row(11, 5, item));
    assertThat(items.remembered()).isZero();
    items.of(row(12, 1, item));
    items.forget(12);
    assertThat(items.remembered()).isZero();
  }
}
