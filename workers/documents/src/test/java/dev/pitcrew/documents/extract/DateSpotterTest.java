package dev.pitcrew.documents.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateSpotterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-05 | 2026-03-05",
        "05.03.2026 | 2026-03-05",
        "5.3.26 | 2026-03-05",
        "25/03/2026 | 2026-03-25",
        "03/25/2026 | 2026-03-25",
        "3. März 2026 | 2026-03-03",
        "August 3 , 2026 | 2026-08-03",
        "19 april 2026 | 2026-04-19",
        "Jan 1, 2026 | 2026-01-01",
        "15-Oct-2026 | 2026-10-15",
        "le 2 février 2026 | 2026-02-02",
        "2026. gada 5. maijā | 2026-05-05",
        "12 de marzo de 2026 | 2026-03-12",
        "Jun 11,2026 | 2026-06-11"
      })
  void shouldReadTheDateWhenItIsWrittenInAnyUsualWay(String text, String date) {
    // given
    Sheet sheet = Sheet.of(TestPage.page().text(40, 40, text).build());

    // when
    List<Token> dates = DateSpotter.spot(List.of(sheet), false).get(0);

    // then
    assertThat(dates).extracting(Token::value).containsExactly(date);
  }

  @Test
  void shouldPreferTheOrderOfTheOtherDatesWhenOneIsOpen() {
    // given
    Sheet sheet =
        Sheet.of(TestPage.page().text(40, 40, "03/04/2026").text(40, 60, "04/26/2026").build());

    // when
    Token best =
        DateSpotter.spot(List.of(sheet), false).get(0).stream()
            .filter(token -> token.from() == 0)
            .max(Comparator.comparingDouble(Token::quality))
            .orElseThrow();

    // then
    assertThat(best.value()).isEqualTo("2026-03-04");
  }

  @Test
  void shouldReadNoDateWhenTheDayDoesNotExist() {
    // given
    Sheet sheet = Sheet.of(TestPage.page().text(40, 40, "31.02.2026").build());

    // when
    List<Token> dates = DateSpotter.spot(List.of(sheet), false).get(0);

    // then
    assertThat(dates).isEmpty();
  }
}
