package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.app.RunningOffice;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of a document, as the books and the API tell it, beside what is known of it. */
final class Findings {

  private final RunningOffice office;
  private final Records records;
  private final Set<String> heldIds;

  /**
   * @param heldIds the items that a payment run left for a person
   */
  Findings(RunningOffice office, Records records, Set<String> heldIds) {
    this.office = office;
    this.records = records;
    this.heldIds = Set.copyOf(heldIds);
  }

  DemoRow row(Sample sample, Optional<Case> found) {
    if (found.isEmpty()) {
      return new DemoRow(
          sample.fileName(), null, List.of(), false, null, null, List.of("no case was opened"));
    }
    Case one = found.get();
    Optional<Invoice> item = records.invoices().find(one.caseId());
    Optional<String> paid = item.map(this::payment);
    List<Decision> decisions = records.decisions().ofCase(one.caseId());
    return new DemoRow(
        sample.fileName(),
        one.kind(),
        said(decisions),
        decisions.stream().anyMatch(decision -> decision.element().equals("validate-invoice")),
        one.outcome(),
        paid.map(word -> "%s %s".formatted(money(item.get()), word)).orElse(null),
        differences(sample.answer(), one, item, paid));
  }

  private static List<String> said(List<Decision> decisions) {
    Map<String, List<String>> byPerson = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      String who =
          decision.onBehalfOf() == null
              ? decision.by()
              : "%s for %s".formatted(decision.by(), decision.onBehalfOf());
      byPerson.computeIfAbsent(who, name -> new ArrayList<>()).add(decision.decision());
    }
    return byPerson.entrySet().stream()
        .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
        .toList();
  }

  private static String money(Invoice item) {
    return String.format(Locale.ROOT, "%,.2f %s", item.payable(), item.currency());
  }

  private String payment(Invoice item) {
    List<Payment> payments = paymentsOf(item.id());
    if (payments.stream().anyMatch(payment -> payment.state() == Payment.State.RETURNED)) {
      return item.state() == Invoice.State.POSTED ? "returned, open again" : "returned";
    }
    if (heldIds.contains(item.id())) {
      return "held";
    }
    if (item.intercompany()) {
      return "between our books";
    }
    boolean isPaid = item.state() == Invoice.State.PAID;
    return isPaid && item.payable().signum() < 0
        ? "netted"
        : item.state().name().toLowerCase(Locale.ROOT);
  }

  private List<Payment> paymentsOf(String invoiceId) {
    return records.paymentRuns().latest(10).stream()
        .flatMap(run -> records.paymentRuns().payments(run.id()).stream())
        .filter(
            payment ->
                payment.items().stream().anyMatch(part -> part.invoiceId().equals(invoiceId)))
        .toList();
  }

  private List<String> differences(
      Answer answer, Case one, Optional<Invoice> item, Optional<String> paid) {
    List<String> differences = new ArrayList<>();
    compare(differences, "outcome", answer.outcome(), one.outcome());
    if (one.kind() != null) {
      compare(differences, "read as", answer.reads(), one.kind());
    }
    if (!answer.check().isEmpty() && one.processInstanceKey() != null) {
      JsonNode check =
          CaseVariables.variable(office.clientOf("olga"), one.processInstanceKey(), "check");
      // Of an order whose goods were waited for, the state when it came in was waited for too.
      expectedOfCheck(answer)
          .forEach((name, value) -> compare(differences, name, value, member(check, name)));
    }
    if (item.isPresent() && answer.fields().containsKey("payable")) {
      BigDecimal payable = new BigDecimal(answer.fields().get("payable"));
      if (item.get().payable().abs().compareTo(payable) != 0) {
        differences.add("payable is not " + payable.toPlainString());
      }
    }
    if (answer.payment() != null) {
      String wanted =
          answer.payment().equals("returned") ? "returned, open again" : answer.payment();
      compare(differences, "payment", wanted, paid.orElse("none"));
    }
    return differences;
  }

  private static Map<String, String> expectedOfCheck(Answer answer) {
    return answer.check().entrySet().stream()
        .filter(entry -> answer.later() == null || !entry.getKey().equals("order"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static String member(JsonNode check, String name) {
    return name.equals("order")
        ? check.path("order").path("state").asText("")
        : check.path(name).asText("");
  }

  private static void compare(
      List<String> differences, String what, @Nullable String wanted, @Nullable String found) {
    if (!Objects.equals(wanted, found)) {
      differences.add("%s is not %s, but %s".formatted(what, wanted, found));
    }
  }
}
