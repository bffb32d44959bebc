package dev.pitcrew.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.expression.FeelLanguage;
import dev.pitcrew.engine.expression.ParseBudget;
import org.junit.jupiter.api.Test;

/** What a model must not do to the writing thread. */
class HostileModelTest {

  @Test
  void shouldParseNoMoreExpressionsWhenManyWereInvalid() {
    // given
    Faults faults = new Faults("hostile.bpmn");
    ExpressionReader reader =
        new ExpressionReader(new FeelLanguage(), faults, ParseBudget.ofDeployment());

    // when
    for (int i = 0; i < 1_000; i++) {
      reader.any("e" + i, "the condition", "=1 +");
    }

    // then
    assertThat(faults.all()).hasSize(ParseBudget.INVALID_MAX);
  }
}
