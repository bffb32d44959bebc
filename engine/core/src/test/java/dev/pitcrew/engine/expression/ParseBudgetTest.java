package dev.pitcrew.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParseBudgetTest {

  private static final String TEXT = "x".repeat(1_000);

  private final ParseBudget budget = ParseBudget.ofDeployment();

  /** How many texts are parsed of these, where each of their characters is looked at so often. */
  private int parsed(int texts, int looksPerChar) {
    for (int i = 0; i < texts; i++) {
      budget.begin(TEXT);
      for (int look = 0; look < looksPerChar * TEXT.length(); look++) {
        if (!budget.look()) {
          return i;
        }
      }
    }
    return texts;
  }

  @Test
  void shouldBeEnoughForUsualTextsHoweverManyThereAre() {
    assertThat(parsed(5_000, 70)).isEqualTo(5_000);
  }

  @Test
  void shouldEndSoonWhenTextsTakeMoreThanUsualOnes() {
    assertThat(parsed(5_000, 1_000)).isBetween(10, 20);
  }

  @Test
  void shouldEndSoonWhenTextsTakeMoreAfterManyUsualOnes() {
    // given
    parsed(2_000, 70);

    // when / then
    assertThat(parsed(5_000, 1_000)).isBetween(100, 300);
  }
}
