package dev.pitcrew.engine.gateway.rest.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariablesTest {

  private static final String FACE = "\uD83D\uDE00";

  @Test
  void shouldCountCharactersAsTheStoreDoesWhenAValueIsCut() {
    String fits = FACE.repeat(Variables.LENGTH_MAX);

    assertThat(Variables.isLong("x".repeat(Variables.LENGTH_MAX))).isFalse();
    assertThat(Variables.isLong("x".repeat(Variables.LENGTH_MAX + 1))).isTrue();
    assertThat(Variables.isLong(fits)).isFalse();
    assertThat(Variables.isLong(fits + "x")).isTrue();
    assertThat(Variables.beginning(fits + "x")).isEqualTo(fits);
  }
}
