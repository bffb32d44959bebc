package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.payment.PaymentRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Payment runs: started and released by the treasurer, carried out by the bank. */
final class Payments {

  private final Stage stage;
  private final Records records;
  private final PlayedTreasurer treasurer;
  private final PlayedBank bank;
  private final Set<String> heldIds = new HashSet<>();

  Payments(Stage stage) {
    this.stage = stage;
    this.records = stage.records();
    this.treasurer = new PlayedTreasurer(stage.client(PlayedTreasurer.NAME), records);
    this.bank = new PlayedBank(records);
  }

  /** The items that a run left for a person. */
  Set<String> heldIds() {
    return heldIds;
  }

  /**
   * Pays all that is due.
   *
   * @param returnedIds what cannot be credited and comes back
   */
  List<Line> pay(Collection<String> returnedIds) throws InterruptedException {
    stage.say("paying what is due");
    long instance = treasurer.startRun();
    stage.until(
        () -> stage.tasks("payment-run").forEach(treasurer::release),
        () -> !treasurer.isRunning(instance));
    JsonNode proposal =
        CaseVariables.variable(stage.client(PlayedTreasurer.NAME), instance, "proposal");
    Optional<PaymentRun> run = records.paymentRuns().find("PR-" + instance);
    if (run.isEmpty() || run.get().state() != PaymentRun.State.RELEASED) {
      return List.of(new Line("The payment run %d released nothing.".formatted(instance), false));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            String.format(
                Locale.ROOT,
                "Payment run %s: %,.2f EUR in transfers: %d, for items: %s; released by %s with a"
                    + " second factor; file %s",
                run.get().id(),
                run.get().total(),
                run.get().count(),
                proposal.path("count").asText(),
                run.get().decidedBy(),
                run.get().fileName()),
            true));
    for (JsonNode held : proposal.path("held")) {
      String id = held.path("invoiceId").asText();
      if (heldIds.add(id)) {
        String number = records.invoices().find(id).map(one -> one.number()).orElse(id);
        lines.add(new Line("  held: %s. %s".formatted(number, held.path("reason").asText()), true));
      }
    }
    lines.add(bank.carryOut(run.get(), returnedIds));
    return lines;
  }

  /** Somebody asks the vendor whose payment came back; then it may be paid again. */
  Line askVendors() {
    return bank.askVendors();
  }
}
