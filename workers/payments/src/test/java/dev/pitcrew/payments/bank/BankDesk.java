package dev.pitcrew.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.bank.BankStatement;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tests of statements do to the books: runs whose file is with the bank, and what it
 * answers.
 */
final class BankDesk {

  static final String HANSEN = "DE06999900020044556677";
  static final String STEEL = "DE51999900030098765432";

  private final Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private final Records records;
  private final StatementImport bank;

  BankDesk(String database) {
    records = Records.open(database, () -> now);
    bank = new StatementImport(records);
  }

  Records records() {
    return records;
  }

  StatementImport bank() {
    return bank;
  }

  BankStatement stored(Camt file) {
    return stored(file.bytes());
  }

  BankStatement stored(byte[] file) {
    var outcome = bank.take(file, "statement.xml", "theo");
    assertThat(outcome).isInstanceOf(StatementImport.Outcome.Statements.class);
    return ((StatementImport.Outcome.Statements) outcome).stored().stored().getFirst();
  }

  String refused(Camt file) {
    return refused(file.xml());
  }

  String refused(String xml) {
    var outcome = bank.take(xml.getBytes(StandardCharsets.UTF_8), "statement.xml", "theo");
    assertThat(outcome).isInstanceOf(StatementImport.Outcome.Refused.class);
    return ((StatementImport.Outcome.Refused) outcome).reason();
  }

  Payment.State state(String endToEndId) {
    return records.paymentRuns().payment(endToEndId).orElseThrow().state();
  }

  Invoice.State invoice(String id) {
    return records.invoices().find(id).orElseThrow().state();
  }

  /** A run whose file is with the bank, with one payment of one invoice for each amount. */
  void released(String runId, String... amounts) {
    var payments = new ArrayList<Payment>();
    for (int i = 0; i < amounts.length; i++) {
      var id = "%s-%d-INV".formatted(runId, i + 1);
      post(id, i % 2 == 0 ? "V1001" : "V1002", amounts[i]);
      payments.add(payment(runId, i + 1, amounts[i], id));
    }
    var total = payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    records
        .paymentRuns()
        .propose(run(runId, total.toPlainString(), amounts.length), payments, "test");
    records.paymentRuns().release(runId, "theo", runId, runId + ".xml", new byte[] {1});
  }

  List<Payment> proposedPayments() {
    post("R2-1-INV", "V1001", "8.00");
    return List.of(payment("R2", 1, "8.00", "R2-1-INV"));
  }

  static Payment payment(String runId, int number, String amount, String invoiceId) {
    boolean odd = number % 2 == 1;
    return new Payment(
        runId + "-" + number,
        runId,
        odd ? "V1001" : "V1002",
        odd ? HANSEN : STEEL,
        new BigDecimal(amount),
        "EUR",
        invoiceId,
        Payment.State.PROPOSED,
        List.of(new Payment.Item(invoiceId, new BigDecimal(amount), "binding")));
  }

  PaymentRun run(String id, String total, int count) {
    return new PaymentRun(
        id,
        "brueckner-voss",
        PaymentRun.State.PROPOSED,
        LocalDate.of(2026, 11, 20),
        LocalDate.of(2026, 11, 23),
        "EUR",
        new BigDecimal(total),
        count,
        now,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  void post(String id, String vendorId, String amount) {
    records
        .invoices()
        .post(
            new Invoice(
                id,
                "brueckner-voss",
                vendorId,
                Invoice.Type.INVOICE,
                id,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 12, 1),
                "EUR",
                null,
                null,
                new BigDecimal(amount),
                new BigDecimal(amount),
                null,
                id,
                null,
                Binding.sha256(id.getBytes(StandardCharsets.UTF_8)),
                Invoice.State.POSTED,
                null,
                now),
            "test");
  }
}
