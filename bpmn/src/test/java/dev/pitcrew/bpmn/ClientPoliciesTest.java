package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.testkit.EngineTestkit;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.records.policy.ClientPolicies;
import dev.pitcrew.records.policy.DueApprovals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shipped policy table, asked through the API as a posting asks it. */
final class ClientPoliciesTest {

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("bpmn/invoice-intake/approval-policy.dmn");

  @Test
  void shouldAskTheVersionPeopleWereAskedByWhenAnotherIsDeployed() throws IOException {
    // given
    var policies = new ClientPolicies(engine.client());
    var first = policies.ask("approval-policy", Optional.empty(), large());
    assertThat(DueApprovals.of(first).roles()).containsExactly("approver", "director");

    // when a policy is deployed by which nobody is asked
    var dmn = Files.readString(Path.of("invoice-intake/approval-policy.dmn"));
    engine
        .client()
        .newDeployResourceCommand()
        .addResourceBytes(
            dmn.replaceAll("\\[\\{role: [^<]*\\}\\]", "[]").getBytes(StandardCharsets.UTF_8),
            "approval-policy.dmn")
        .send()
        .join();

    // then
    var newest = policies.ask("approval-policy", Optional.empty(), large());
    assertThat(DueApprovals.of(newest).roles()).isEmpty();
    assertThat(newest.table().version()).isEqualTo(first.table().version() + 1);
    var asked = policies.ask("approval-policy", Optional.of(first.table()), large());
    assertThat(DueApprovals.of(asked)).isEqualTo(DueApprovals.of(first));
  }

  @Test
  void shouldSayWhichTableIsMissingWhenNoneIsDeployed() {
    assertThatThrownBy(
            () ->
                new ClientPolicies(engine.client())
                    .ask("expense-policy", Optional.empty(), Map.of()))
        .isInstanceOf(ContractBroken.class)
        .hasMessage(
            "Expected policy table expense-policy to say which approvals are due, but none is deployed. Deploy it and retry.");
  }

  private static Map<String, Object> large() {
    var facts = new HashMap<String, Object>();
    facts.put("amount", 45_000);
    facts.put("currency", "EUR");
    facts.put("vendorRisk", "normal");
    facts.put("bankAccountChanged", false);
    facts.put("documentType", "invoice");
    facts.put("intercompany", false);
    facts.put("orderMatched", false);
    facts.put("validated", false);
    facts.put("costCentres", List.of("2100"));
    return facts;
  }
}
