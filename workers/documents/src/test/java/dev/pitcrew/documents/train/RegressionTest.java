package dev.pitcrew.documents.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.documents.extract.Model;
import dev.pitcrew.documents.extract.PublicFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class RegressionTest {

  @Test
  void shouldLearnTheWeightWhenSamplesShowIt() {
    // given
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      samples.add(new Sample(PublicFeatures.of("label", 1), i % 10 != 0, 1));
      samples.add(new Sample(PublicFeatures.of("label", 0), i % 10 == 0, 1));
    }

    // when
    Map<String, Double> weights = Regression.fit(samples, Map.of(), 0.01);

    // then
    Model model = new Model(Map.of("total", weights));
    assertThat(model.probability("total", PublicFeatures.of("label", 1)))
        .isCloseTo(0.9, Offset.offset(0.01));
    assertThat(model.probability("total", PublicFeatures.of("label", 0)))
        .isCloseTo(0.1, Offset.offset(0.01));
  }

  @Test
  void shouldKeepTheRuleOfThumbWhenThereAreNoSamples() {
    // given
    Map<String, Double> prior = Map.of("label", 5.0, "bias", -3.0);

    // when
    Map<String, Double> weights = Regression.fit(List.of(), prior, 2);

    // then
    assertThat(weights.get("label")).isCloseTo(5.0, Offset.offset(1e-6));
    assertThat(weights.get("bias")).isCloseTo(-3.0, Offset.offset(1e-6));
  }

  @Test
  void shouldPutTheThresholdAboveTheWrongAnswersWhenTheyAreSure() {
    // given
    List<Thresholds.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(new Thresholds.Answer(0.99, true));
      answers.add(new Thresholds.Answer(0.95, i % 5 != 0));
    }

    // when
    double threshold = Thresholds.of("total", answers);

    // then
    assertThat(threshold).isBetween(0.99, 1.0);
  }
}
