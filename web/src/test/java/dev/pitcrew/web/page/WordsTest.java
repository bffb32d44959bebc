package dev.pitcrew.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Words english = new Words(Locale.UK, ZoneId.of("Europe/Berlin"), NOW);
  private final Words german = new Words(Locale.GERMANY, ZoneId.of("Europe/Berlin"), NOW);

  @Test
  void shouldWriteMoneyAsTheReaderDoesWhenItIsANumber() {
    assertThat(english.money("1190.00", "EUR")).isEqualTo("1,190.00\u00a0€");
    assertThat(german.money("-1190.5", "EUR")).isEqualTo("-1.190,50\u00a0€");
    assertThat(english.money("3", "USD")).isEqualTo("3.00\u00a0USD");
    assertThat(english.money("0.125", "EUR")).isEqualTo("0.125\u00a0€");
  }

  @Test
  void shouldShowAsItStandsWhenItIsNoNumberOrDate() {
    assertThat(english.money("1.190,00", "EUR")).isEqualTo("1.190,00\u00a0€");
    assertThat(english.money("", "EUR")).isEmpty();
    assertThat(english.date("24.12.2026")).isEqualTo("24.12.2026");
  }

  @Test
  void shouldSayWhenInWordsWhenItIsNear() {
    assertThat(english.due(OffsetDateTime.parse("2026-11-22T11:00:00Z")))
        .isEqualTo("due tomorrow 12:00");
    assertThat(english.due(OffsetDateTime.parse("2026-11-20T11:00:00Z")))
        .isEqualTo("overdue since yesterday 12:00");
    assertThat(english.ago(OffsetDateTime.parse("2026-11-21T11:55:00Z"))).isEqualTo("5 min ago");
    assertThat(english.ago(OffsetDateTime.parse("2026-11-21T11:59:50Z"))).isEqualTo("just now");
    assertThat(english.dueDay("2026-11-22")).isEqualTo("due tomorrow");
    assertThat(english.dueDay("2026-11-01")).isEqualTo("overdue since 1 Nov 2026");
  }
}
