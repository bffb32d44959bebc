package dev.pitcrew.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.ocr.Ink.Speck;
import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnreadTest {

  @Test
  void shouldFindARowOfLettersThatLiesUnderNoWord() {
    // given
    List<Speck> letters = new ArrayList<>(row(100, 100, 8));
    letters.addAll(row(600, 300, 6));
    letters.addAll(row(900, 500, 2));
    var read = List.of(word("Zahlbetrag", new Box(100, 100, 160, 20), 0.9));

    // when
    List<Box> rows = Unread.rows(new Ink(letters, 20), read);

    // then
    assertThat(rows).containsExactly(new Box(591, 291, 128, 38));
  }

  @Test
  void shouldLeaveAPatternAlone() {
    // given
    List<Speck> pattern = new ArrayList<>();
    for (int y = 0; y < 1_400; y += 40) {
      pattern.addAll(row(0, y, 20));
    }

    // when // then
    assertThat(Unread.rows(new Ink(pattern, 20), List.of())).isEmpty();
  }

  @Test
  void shouldDoubtFiguresAloneAndOnAReadablePageAlone() {
    // given
    var box = new Box(0, 0, 50, 20);
    Word sure = word("Gesamtbetrag", box, 0.96);
    Word poor = word("Betrag", box, 0.5);
    Word figure = word("529,8?", box, 0.4);

    // when // then
    assertThat(Unread.doubtful(List.of(sure, sure, sure, poor, figure))).containsExactly(figure);
    assertThat(Unread.doubtful(List.of(poor, figure))).isEmpty();
  }

  private static List<Speck> row(int left, int top, int count) {
    List<Speck> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      row.add(new Speck(left + i * 20, top, left + i * 20 + 10, top + 20));
    }
    return row;
  }

  private static Word word(String text, Box box, double confidence) {
    return new Word(text, box, confidence, 20, false);
  }
}
