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
    "invoice,     EUR, 100.00,   low,     '',                  touchless,         ''",
    "invoice,     EUR, 1000.00,  low,     '',                  touchless,         ''",
    "invoice,     EUR, 250.00,   normal,  '',                  touchless,         ''",
    "invoice,     EUR, 250.01,   normal,  '',                  small-normal-risk, approver",
    "invoice,     EUR, 2500.00,  normal,  'order',             order-matched,     ''",
    "invoice,     EUR, 2500.01,  normal,  'order',             medium-amount,     approver",
    "invoice,     EUR, 100.00,   low,     'validated order',   corrected-by-hand, approver",
    "invoice,     EUR, 100.00,   high,    'order',             high-risk-vendor,  approver director",
    "invoice,     EUR, 100.00,   low,     'bank order',        new-bank-account,  approver director",
    "credit-note, EUR, 100.00,   low,     'order',             credit-note,       approver",
    "invoice,     EUR, 100.00,   low,     'validated',         corrected-by-hand, approver",
    "invoice,     EUR, 1000.01,  low,     '',                  medium-amount,     approver",
    "invoice,     EUR, 10000.00, low,     'validated',         corrected-by-hand, approver",
    "invoice,     EUR, 10000.01, low,     '',                  large-amount,      approver director",
    "invoice,     EUR, 10000.01, low,     'order',             large-amount,      approver director",
    "invoice,     GBP, 10.00,    low,     '',                  foreign-currency,  approver director",
    "invoice,     EUR, 10.00,    high,    '',                  high-risk-vendor,  approver director",
    "invoice,     EUR, 10.00,    unknown, '',                  unknown-risk,      approver",
    "invoice,     EUR, 10.00,    low,     'bank validated',    new-bank-account,  approver director",
    "credit-note, EUR, 10.00,    low,     '',                  credit-note,       approver",
    "prepayment,  EUR, 10.00,    low,     '',                  prepayment,        approver",
    "correction,  EUR, 10.00,    low,     '',                  correction,        approver",
    "invoice,     EUR, 10.00,    low,     'intercompany',      intercompany,      approver",
    "invoice,     EUR, 250.01,   low,     'board order',       board-cost-centre, approver director",
    "invoice,     EUR, 250.00,   low,     'board',             touchless,         ''"
  })
  void shouldAskTheRightPeopleWhenAnInvoiceComes(
      String type,
      String currency,
      BigDecimal amount,
      String risk,
      String what,
      String rule,
      String roles) {
    // when
    var decision = decide(type, currency, amount, risk, what);

    // then
    assertThat(decision.get("rule")).isEqualTo(rule);
    assertThat(String.join(" ", roles(decision))).isEqualTo(roles);
    assertThat(decision.get("reasons").toString()).isNotBlank();
  }

  @Test
  void shouldLookTwiceWhenNothingElseFits() {
    // when
    var decision = decide("something new", "EUR", BigDecimal.ONE, "low", "");

    // then
    assertThat(decision.get("rule")).isEqualTo("anything-else");
    assertThat(roles(decision)).containsExactly("approver", "director");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> decide(
      String type, String currency, BigDecimal amount, String risk, String what) {
    var variables = new HashMap<String, Object>();
    variables.put("documentType", type);
    variables.put("currency", currency);
    variables.put("amount", amount);
    variables.put("vendorRisk", risk);
    variables.put("bankAccountChanged", what.contains("bank"));
    variables.put("validated", what.contains("validated"));
    variables.put("intercompany", what.contains("intercompany"));
    variables.put("orderMatched", what.contains("order"));
    variables.put(
        "costCentres", what.contains("board") ? List.of("1100", "9000") : List.of("1100"));
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
