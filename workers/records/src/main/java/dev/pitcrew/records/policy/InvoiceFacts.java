package dev.pitcrew.records.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.check.CheckResult;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the approval policy is asked about an invoice: the same as the model asks it. */
public final class InvoiceFacts {

  public static final String POLICY = "approval-policy";
  public static final String SUBJECT = "invoice";

  private InvoiceFacts() {}

  /** What the check knows. */
  public static Map<String, Map<String, Object>> of(CheckResult check) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("amount", number(check.amount()));
    facts.put("currency", check.currency());
    facts.put("vendorRisk", check.vendorRisk());
    facts.put("bankAccountChanged", check.bankAccountChanged());
    facts.put("documentType", check.documentType());
    facts.put("intercompany", check.intercompany());
    facts.put("orderMatched", check.order().state().equals("matched"));
    return Map.of(SUBJECT, facts);
  }

  /** With what is known when it is posted: who looked at it, and the coding that is booked. */
  public static Map<String, Object> complete(
      JsonNode checked, boolean validated, List<@Nullable String> costCentres) {
    var facts = new LinkedHashMap<>(Variables.toMap(checked));
    facts.put("validated", validated);
    facts.put("costCentres", costCentres);
    return facts;
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
