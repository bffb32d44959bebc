package dev.pitcrew.documents.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintedDatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Date: 25/12/2018 8:13:39 PM; 2018-12-25",
        "05. 01. 2022; 2022-01-05",
        "2022.01.18 12:37; 2022-01-18",
        "18-MAR-2018; 2018-03-18",
        "Mar 18, 2018; 2018-03-18",
        "2O/12/2017; 2017-12-20",
        "17/83/2817; 2017-03-17",
        "25/042017; 2017-04-25",
        "27032018; 2018-03-27",
      })
  void shouldReadTheDayWhenOnlyOneIsMeant(String text, String day) {
    // when
    List<PrintedDate> dates = PrintedDates.of(Printed.row(text));

    // then
    assertThat(dates).extracting(d -> d.date().toString()).contains(day);
    assertThat(dates).noneMatch(d -> d.date().toString().equals(day) && d.open());
  }

  @Test
  void shouldGiveBothDaysWhenTheOrderIsOpen() {
    // when
    List<PrintedDate> dates = PrintedDates.of(Printed.row("03/04/2026"));

    // then
    assertThat(dates)
        .extracting(d -> d.date().toString())
        .containsExactlyInAnyOrder("2026-04-03", "2026-03-04");
    assertThat(dates).allMatch(PrintedDate::open);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10:27:03",
        "03-5555-1234",
        "31/02/2020",
        "00/00/2020",
        "1.2.3.4",
        "4006381333931"
      })
  void shouldReadNoDateWithConvictionWhenThereIsNone(String text) {
    assertThat(PrintedDates.of(Printed.row(text)))
        .noneMatch(d -> d.quality() > 0.5 && d.fourDigits());
  }
}
