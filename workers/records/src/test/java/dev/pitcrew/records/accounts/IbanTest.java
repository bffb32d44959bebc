package dev.pitcrew.records.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IbanTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE06 9999 0002 0044 5566 77",
        "fr7699991000420001234567809",
        "NL05TEST0417164300",
        "GB74TEST20915512345674",
        "TR330006100519786457841326"
      })
  void shouldBeValidWhenLengthAndDigitsFit(String iban) {
    assertThat(Iban.isValid(iban)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DE",
        "DE0699990002004455667",
        "DE07999900020044556677",
        "XX",
        "12345678901234567890",
        "DE06!999"
      })
  void shouldBeInvalidWhenLengthOrDigitsDoNotFit(String iban) {
    assertThat(Iban.isValid(iban)).isFalse();
  }

  @org.junit.jupiter.api.Test
  void shouldNotBeSepaWhenTheCountryIsOutside() {
    assertThat(Iban.isSepa("TR330006100519786457841326")).isFalse();
    assertThat(Iban.isSepa("GB74TEST20915512345674")).isTrue();
    assertThat(Iban.needsBic("GB74TEST20915512345674")).isTrue();
    assertThat(Iban.needsBic("NL05TEST0417164300")).isFalse();
  }
}
