package dev.pitcrew.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChartTest {

  @Test
  void shouldDrawBarsFromZeroToBothSidesWhenSomeAreBelowIt() {
    // when
    Chart chart =
        chart("{'categories':['In','Out'],'series':[{'name':'EUR','values':['300','-100']}]}");

    // then
    assertThat(chart.columns()).isFalse();
    assertThat(chart.bars()).hasSize(2);
    Chart.Bar in = chart.bars().getFirst();
    Chart.Bar out = chart.bars().getLast();
    assertThat(in.x()).isCloseTo(chart.zero(), within(0.01));
    assertThat(out.x() + out.width()).isCloseTo(chart.zero(), within(0.01));
    assertThat(in.width()).isCloseTo(3 * out.width(), within(0.01));
    assertThat(in.x() + in.width()).isLessThanOrEqualTo(Chart.WIDTH);
  }

  @Test
  void shouldDrawColumnsWhenThereAreAsManyAsDays() {
    // given
    StringBuilder days = new StringBuilder();
    for (int day = 1; day <= 31; day++) {
      days.append(day == 1 ? "" : ",").append("'2026-10-%02d'".formatted(day));
    }

    // when
    Chart chart =
        chart(
            "{'categories':[%s],'series':[{'name':'Cost','values':['10','20']}]}".formatted(days));

    // then
    assertThat(chart.columns()).isTrue();
    assertThat(chart.labels()).first().extracting(Chart.Label::text).isEqualTo("01.");
    assertThat(chart.bars().get(1).height())
        .isCloseTo(2 * chart.bars().getFirst().height(), within(0.01));
  }

  @Test
  void shouldStayANumberWhenValuesAreNoneOrAllTheSame() {
    // when
    Chart chart = chart("{'categories':['a','b'],'series':[{'values':['0','much']},{'name':'x'}]}");

    // then
    assertThat(chart.bars())
        .allSatisfy(
            bar -> {
              assertThat(bar.x()).isFinite();
              assertThat(bar.width()).isFinite().isPositive();
            });
    assertThat(chart("{}").isEmpty()).isTrue();
  }

  private static Chart chart(String json) {
    return Chart.of(JsonMapper.shared().readTree(json.replace('\'', '"')));
  }
}
