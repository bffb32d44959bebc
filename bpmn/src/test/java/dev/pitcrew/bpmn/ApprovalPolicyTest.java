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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has to approve what. */
final class ApprovalPolicyTest {

  private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
  private static org.camunda.dmn.parser.ParsedDmn policy;

  @BeforeAll
  static void parse() throws IOException {
    try (var in = new FileInputStream(Models.file("invoice-intake/approval-policy.dmn").toFile())) {
      var parsed = ENGINE.parse(in);
      assertThat(parsed.isRight()).as(parsed.toString()).isTrue();
      policy = parsed.right().get();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "invoice,     EUR, 100.00,   low,     false, false, touchless,         ''",
    "invoice,     EUR, 1000.00,  low,     false, false, touchless,         ''",
    "invoice,     EUR, 250.00,   normal,  false, false, touchless,         ''",
    "invoice,     EUR, 250.01,   normal,  false, false, small-normal-risk, approver",
    "invoice,     EUR, 100.00,   low,     false, true,  corrected-by-hand, approver",
    "invoice,     EUR, 1000.01,  low,     false, false, medium-amount,     approver",
    "invoice,     EUR, 10000.00, low,     false, true,  medium-amount,     approver",
    "invoice,     EUR, 10000.01, low,     false, false, large-amount,      approver director",
    "invoice,     GBP, 10.00,    low,     false, false, foreign-currency,  approver director",
    "invoice,     EUR, 10.00,    high,    false, false, high-risk-vendor,  approver director",
    "invoice,     EUR, 10.00,    unknown, false, false, unknown-risk,      approver",
    "invoice,     EUR, 10.00,    low,     true,  true,  new-bank-account,  approver director",
    "credit-note, EUR, 10.00,    low,     false, false, credit-note,       approver"
  })
  void shouldAskTheRightPeopleWhenAnInvoiceComes(
      String type,
      String currency,
      BigDecimal amount,
      String risk,
      boolean bankChanged,
      boolean validated,
      String rule,
      String roles) {
    // when
    var decision = decide(type, currency, amount, risk, bankChanged, validated);

    // then
    assertThat(decision.get("rule")).isEqualTo(rule);
    assertThat(String.join(" ", roles(decision))).isEqualTo(roles);
    assertThat(decision.get("reasons").toString()).isNotBlank();
  }

  @Test
  void shouldLookTwiceWhenNothingElseFits() {
    // when
    var decision = decide("something new", "EUR", BigDecimal.ONE, "low", false, false);

    // then
    assertThat(decision.get("rule")).isEqualTo("anything-else");
    assertThat(roles(decision)).containsExactly("approver", "director");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> decide(
      String type,
      String currency,
      BigDecimal amount,
      String risk,
      boolean bankChanged,
      boolean validated) {
    var variables = new HashMap<String, Object>();
    variables.put("documentType", type);
    variables.put("currency", currency);
    variables.put("amount", amount);
    variables.put("vendorRisk", risk);
    variables.put("bankAccountChanged", bankChanged);
    variables.put("validated", validated);
    var result = ENGINE.eval(policy, "approval-policy", variables);
    assertThat(result.isRight()).as(result.toString()).isTrue();
    var value = result.right().get().value();
    return (Map<String, Object>) Plain.of(value);
  }

  private static List<String> roles(Map<String, Object> decision) {
    var roles = new ArrayList<String>();
    ((List<?>) decision.get("steps"))
        .forEach(step -> roles.add((String) ((Map<?, ?>) step).get("role")));
    return roles;
  }
}
