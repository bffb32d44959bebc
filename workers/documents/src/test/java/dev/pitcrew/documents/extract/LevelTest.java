package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Page;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LevelTest {

  @Test
  void shouldJoinTheWordsOfARowWhenTheScanIsTilted() {
    // given
    Page tilted = tilted(0.02);

    // when
    Level level = Level.of(tilted);
    Page straight = level.straightened(tilted);

    // then
    assertThat(level.tilt()).isCloseTo(0.02, Offset.offset(0.004));
    assertThat(straight.lines().stream().map(line -> line.text()).collect(Collectors.toList()))
        .contains("one two three four five six");
  }

  @Test
  void shouldLeadBackToThePrintedPlaceWhenAFieldWasFound() {
    // given
    Level level = Level.of(tilted(0.02));
    Box box = new Box(400, 100, 50, 10);

    // when
    Box printed = level.printed(box);

    // then
    assertThat(printed.centerY()).isLessThan(box.centerY());
    assertThat(printed.width()).isEqualTo(50);
  }

  @Test
  void shouldLeaveThePageAsItIsWhenItIsLevel() {
    // given
    Page page = tilted(0);

    // when
    Level level = Level.of(page);

    // then
    assertThat(level.tilt()).isZero();
  }

  private static Page tilted(double tilt) {
    TestPage page = TestPage.page();
    for (int row = 0; row < 20; row++) {
      String[] words = {"one", "two", "three", "four", "five", "six"};
      double x = 60;
      for (String word : words) {
        page.text(x, 100 + row * 30 - (x - 297) * tilt, word);
        x += word.length() * 5 + 6;
      }
      page.text(500, 100 + row * 30 - (500 - 297) * tilt, "1.00");
    }
    return page.build();
  }
}
