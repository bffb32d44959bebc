package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the company pays, and who decides where it is left open. */
final class ExpensePolicyTest {

  private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
  private static ParsedDmn policy;
  private static ParsedDmn approvers;

  @BeforeAll
  static void parse() throws IOException {
    policy = parsed("expense-approval/expense-policy.dmn");
    approvers = parsed("expense-approval/expense-approvers.dmn");
  }

  private static ParsedDmn parsed(String file) throws IOException {
    try (var in = new FileInputStream(Models.file(file).toFile())) {
      var parsed = ENGINE.parse(in);
      assertThat(parsed.isRight()).as(parsed.toString()).isTrue();
      return parsed.right().get();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "training,      100.00, DE, B, 3,  '',                within-policy,         pays,         100.00",
    "training,      100.00, DE, B, 3,  'duplicate',       duplicate,             refused,      0.00",
    "training,      0.00,   DE, B, 3,  '',                not-positive,          refused,      0.00",
    "training,      -5.00,  DE, B, 3,  '',                not-positive,          refused,      0.00",
    "training,      10.00,  DE, B, -1, '',                in-the-future,         refused,      0.00",
    "training,      10.00,  DE, B, 30, '',                within-policy,         pays,         10.00",
    "training,      10.00,  DE, B, 31, '',                late,                  needs-person, 10.00",
    "training,      10.00,  DE, B, 91, '',                too-late,              refused,      0.00",
    "per-diem,      28.00,  DE, B, 3,  'no-receipt',      per-diem,              pays,         28.00",
    "per-diem,      30.00,  DE, B, 3,  'no-receipt',      per-diem-cut,          pays,         28.00",
    "per-diem,      64.00,  CH, B, 3,  'no-receipt',      per-diem,              pays,         64.00",
    "per-diem,      56.00,  DE, B, 3,  'no-receipt two',  per-diem,              pays,         56.00",
    "mileage,       30.00,  DE, B, 3,  'no-receipt',      mileage,               pays,         30.00",
    "mileage,       31.00,  DE, B, 3,  'no-receipt',      mileage-cut,           pays,         30.00",
    "mileage,       50.00,  AT, B, 3,  'no-receipt',   mileage,               pays,         50.00",
    "meals,         15.00,  DE, B, 3,  'no-receipt',      small-without-receipt, pays,         15.00",
    "meals,         15.01,  DE, B, 3,  'no-receipt',      receipt-missing,       needs-person, 15.01",
    "meals,         40.00,  DE, B, 3,  'doubtful',        receipt-differs,       needs-person, 40.00",
    "entertainment, 40.00,  DE, B, 3,  '',                entertainment,         needs-person, 40.00",
    "meals,         40.00,  DE, B, 3,  'weekend',         weekend,               needs-person, 40.00",
    "lodging,       160.00, DE, B, 3,  'weekend',         lodging,               pays,         160.00",
    "lodging,       160.01, DE, B, 3,  '',                lodging-over-limit,    needs-person, 160.01",
    "lodging,       220.00, CH, B, 3,  '',                lodging-dear-countries, pays,        220.00",
    "lodging,       250.00, DE, E, 3,  '',                lodging-executive,     pays,         250.00",
    "meals,         60.01,  DE, B, 3,  '',                meals-over-limit,      needs-person, 60.01",
    "taxi,          80.01,  DE, B, 3,  '',                taxi-over-limit,       needs-person, 80.01",
    "travel,        600.01, DE, B, 3,  '',                travel-over-limit,     needs-person, 600.01",
    "office,        150.01, DE, B, 3,  '',                things-over-limit,     needs-person, 150.01",
    "other,         5.00,   DE, B, 3,  '',                other,                 needs-person, 5.00"
  })
  void shouldJudgeALineByTheFirstRuleThatFits(
      String category,
      BigDecimal amount,
      String country,
      String grade,
      int daysLate,
      String what,
      String rule,
      String result,
      String payable) {
    // given
    var line = new HashMap<String, Object>();
    line.put("category", category);
    line.put("amount", amount);
    line.put("country", country);
    line.put("grade", grade);
    line.put("daysLate", daysLate);
    line.put("paidWith", "own");
    line.put("dailyAllowance", what.contains("two") ? 56 : country.equals("CH") ? 64 : 28);
    line.put("mileageAllowance", country.equals("AT") ? 50 : 30);
    line.put("weekend", what.contains("weekend"));
    line.put("hasReceipt", !what.contains("no-receipt"));
    line.put("receiptDoubtful", what.contains("doubtful"));
    line.put("duplicate", what.contains("duplicate"));

    // when
    var verdict = decide(policy, "expense-policy", line);

    // then
    assertThat(verdict).containsEntry("rule", rule).containsEntry("result", result);
    assertThat(new BigDecimal((String) verdict.get("payable"))).isEqualByComparingTo(payable);
    assertThat((String) verdict.get("reason")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "250.00,  false, false, clean-and-small,     ''",
    "250.01,  false, false, manager,             manager",
    "20.00,   true,  false, manager,             manager",
    "1000.00, true,  false, manager,             manager",
    "1000.01, false, false, manager-and-finance, manager controller",
    "5000.00, false, true,  nothing-to-pay,      ''"
  })
  void shouldAskTheRightPeopleWhenAClaimComes(
      BigDecimal total, boolean needsPerson, boolean allRefused, String rule, String roles) {
    // when
    var decision =
        decide(
            approvers,
            "expense-approvers",
            Map.of("total", total, "needsPerson", needsPerson, "allRefused", allRefused));

    // then
    assertThat(decision).containsEntry("rule", rule);
    assertThat(String.join(" ", roles(decision))).isEqualTo(roles);
    assertThat(decision.get("reasons").toString()).isNotBlank();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> decide(
      ParsedDmn parsed, String id, Map<String, Object> variables) {
    var result = ENGINE.eval(parsed, id, variables);
    assertThat(result.isRight()).as(result.toString()).isTrue();
    return (Map<String, Object>) Plain.of(result.right().get().value());
  }

  private static List<String> roles(Map<String, Object> decision) {
    var roles = new ArrayList<String>();
    ((List<?>) decision.get("steps"))
        .forEach(step -> roles.add((String) ((Map<?, ?>) step).get("role")));
    return roles;
  }
}
