package dev.pitcrew.engine.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferencesTest {

  @Test
  void shouldTellWhatNoLineMatchesWhole() {
    // given
    Differences known = Differences.of(List.of("s\tZeebe only: variable p\\.x = 1\twhy"));

    // when
    Differences.Verdict verdict =
        known.of("s", List.of("variable p.x = 1", "variable p.x = 11"), List.of("element p is x"));

    // then
    assertThat(verdict.unlisted())
        .containsExactly("Zeebe only: variable p.x = 11", "Pitcrew only: element p is x");
    assertThat(verdict.gone()).isEmpty();
  }

  @Test
  void shouldTellLinesThatAreNotNeeded() {
    // given
    Differences known =
        Differences.of(
            List.of(
                "s\tZeebe only: variable p\\.x = 1\twhy",
                "s\tZeebe only: variable p\\.\\S+ = 1\tthe same again",
                "*\tZeebe only: variable q\\.x = 1\twhy"));

    // when
    Differences.Verdict verdict = known.of("s", List.of("variable p.x = 1"), List.of());

    // then
    assertThat(verdict.unlisted()).isEmpty();
    assertThat(verdict.gone()).extracting(Differences.Known::reason).containsOnly("the same again");
    assertThat(known.neverMet()).extracting(Differences.Known::scenario).containsOnly("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s\t.\twhy",
        "s\t.*\twhy",
        "s\tZeebe only: .*\twhy",
        "s\tPitcrew only: (element|variable) .*\twhy",
        "s\tvariable p\\.x = 1\twhy",
        "s\tZeebe only: variable p\\.x = 1\t ",
        "s\tZeebe only: variable p\\.x = 1"
      })
  void shouldRefuseLinesThatHideAnythingOrHaveNoReason(String line) {
    assertThatThrownBy(() -> Differences.of(List.of(line)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseALineTwice() {
    // given
    String line = "s\tZeebe only: variable p\\.x = 1\twhy";

    // then
    assertThatThrownBy(() -> Differences.of(List.of(line, line)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
