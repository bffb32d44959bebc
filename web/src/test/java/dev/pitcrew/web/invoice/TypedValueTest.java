package dev.pitcrew.web.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1190|1190.00", "1190.5|1190.50", "1.190,00|1190.00", "1,190.00|1190.00",
        "1 190,00 €|1190.00", "EUR 1190,00|1190.00", "-15,00|-15.00", "15,00-|-15.00",
        "1'190.00|1190.00", "1.234.567|1234567.00", "−3,50|-3.50", "0|0.00"
      })
  void shouldUnderstandAnAmountHoweverItIsWritten(String typed, String value) {
    assertThat(TypedValue.of(FieldName.TOTAL, typed)).isEqualTo(new TypedValue(value, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.234", "1,234", "-1.234"})
  void shouldAskBackWhenAnAmountHasTwoReadings(String typed) {
    assertThat(TypedValue.of(FieldName.TOTAL, typed).objection()).contains("two ways");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "12,34,56", "1.2.3", "--1", "1e9", "1,19,00.0"})
  void shouldObjectWhenItIsNoAmount(String typed) {
    assertThat(TypedValue.of(FieldName.TOTAL, typed).objection()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-03|2026-04-03", "3.4.2026|2026-04-03", "03.04.2026|2026-04-03",
        "13/04/2026|2026-04-13", "04/13/2026|2026-04-13", "4/4/2026|2026-04-04",
        "3 April 2026|2026-04-03", "3. März 2026|2026-03-03", "April 3, 2026|2026-04-03",
        "3 août 2026|2026-08-03", "3 juin 2026|2026-06-03", "3 juillet 2026|2026-07-03"
      })
  void shouldUnderstandADateHoweverItIsWritten(String typed, String value) {
    assertThat(TypedValue.of(FieldName.ISSUE_DATE, typed)).isEqualTo(new TypedValue(value, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"03/04/2026", "31.02.2026", "yesterday", "2026-13-01", "3 xyz 2026"})
  void shouldAskBackWhenADateIsUnclearOrImpossible(String typed) {
    assertThat(TypedValue.of(FieldName.ISSUE_DATE, typed).objection()).isNotEmpty();
  }

  @Test
  void shouldCheckTheDigitsOfAnIban() {
    assertThat(TypedValue.of(FieldName.IBAN, "de02 1203 0000 0000 2020 51"))
        .isEqualTo(new TypedValue("DE02120300000000202051", ""));
    assertThat(TypedValue.of(FieldName.IBAN, "DE02120300000000202057").objection())
        .contains("check digits");
  }

  @Test
  void shouldSayWhatIsMissingWhenARequiredFieldIsEmpty() {
    assertThat(TypedValue.of(FieldName.VENDOR, " ").objection()).isEqualTo("Vendor is missing.");
    assertThat(TypedValue.of(FieldName.BIC, " ")).isEqualTo(new TypedValue("", ""));
  }
}
