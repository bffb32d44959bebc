package dev.pitcrew.records.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {

  private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, for SHA-1; its eight digits end in our six. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void shouldGiveThePublishedCodeWhenAskedForAPublishedTime(long second, String published) {
    assertThat(Totp.code(Base32.encode(SEED), Instant.ofEpochSecond(second)))
        .isEqualTo(published.substring(2));
  }

  @ParameterizedTest
  @CsvSource({
    "-31, false",
    "-30, true",
    "-1, true",
    "0, true",
    "29, true",
    "59, true",
    "60, false"
  })
  void shouldTakeOneStepBackAndAheadWhenClocksDiffer(int secondsLater, boolean taken) {
    // given a code of a step that began right now
    var shown = Instant.ofEpochSecond(1_200_000_000L);

    // when, then
    assertThat(
            Totp.stepOf(
                    SEED, Totp.code(Base32.encode(SEED), shown), shown.plusSeconds(secondsLater))
                .isPresent())
        .isEqualTo(taken);
  }

  @Test
  void shouldFindNoStepWhenTheCodeIsNone() {
    var now = Instant.ofEpochSecond(59);
    assertThat(Totp.stepOf(SEED, "", now)).isEmpty();
    assertThat(Totp.stepOf(SEED, "2870820", now)).isEmpty();
    assertThat(Totp.stepOf(SEED, "２８７０８２", now)).isEmpty();
  }

  @Test
  void shouldReadBase32WhenItIsTypedByAPerson() {
    assertThat(Base32.encode(SEED)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(Base32.decode("gezd gnbv-gy3t QOJQ GEZDGNBVGY3TQOJQ")).isEqualTo(SEED);
    assertThat(Base32.encode("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
    assertThat(Base32.encode("fo".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXQ");
    assertThat(Base32.decode("MZXQ====")).asString().isEqualTo("fo");
    assertThatThrownBy(() -> Base32.decode("M1"))
        .hasMessage("Expected to read base 32, but it holds another character.");
  }
}
