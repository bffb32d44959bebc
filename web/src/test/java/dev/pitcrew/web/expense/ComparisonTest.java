package dev.pitcrew.web.expense;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.expense.Comparison.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {

  @Test
  void shouldSayThatAllIsTheSameWhenItIs() {
    assertThat(verdicts("Deutsche Bahn AG", "2026-11-03", "96.4", ""))
        .containsExactly(Verdict.SAME, Verdict.SAME, Verdict.SAME);
  }

  @Test
  void shouldSayWhatIsAnotherThoughNobodyObjects() {
    assertThat(verdicts("DB Vertrieb", "2026-11-02", "200.00", ""))
        .containsExactly(Verdict.LIKE, Verdict.NEAR, Verdict.PART);
  }

  @Test
  void shouldSayThatItDiffersWhenMatchingSaysSo() {
    assertThat(
            verdicts(
                "",
                "2026-11-03",
                "90.00",
                "{\"severity\":\"warning\",\"field\":\"amount\",\"message\":\"More.\"}"))
        .containsExactly(Verdict.UNREAD, Verdict.SAME, Verdict.DIFFERS);
  }

  private static List<Verdict> verdicts(
      String merchant, String date, String total, String difference) {
    JsonMapper json = JsonMapper.shared();
    Variables variables =
        new Variables(
            Map.of(
                "claimLines",
                json.readTree(
                    """
                    {"lines":[{"line":1,"date":"2026-11-03","merchant":"Deutsche Bahn","amount":"96.40",
                     "currency":"EUR"}]}
                    """),
                "matching",
                json.readTree(
                    "{\"lines\":[{\"line\":1,\"receipt\":0,\"differences\":[%s]}]}"
                        .formatted(difference)),
                "receipts",
                json.readTree(
                    """
                    [{"fields":{"merchant":{"value":"%s"},"date":{"value":"%s"},"total":{"value":"%s"},
                      "currency":{"value":"EUR"}}}]
                    """
                        .formatted(merchant, date, total))));
    return ClaimCase.of(variables, name -> name).lines().getFirst().comparisons().stream()
        .map(Comparison::verdict)
        .toList();
  }
}
