package dev.pitcrew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class ApprovalLimitsTest {

  @Test
  void shouldKnowTheLimitsWhenThePolicyIsTheShippedOne() {
    assertThat(ApprovalLimits.shipped())
        .isSorted()
        .contains(new BigDecimal("10000"))
        .allSatisfy(limit -> assertThat(limit).isPositive());
  }
}
