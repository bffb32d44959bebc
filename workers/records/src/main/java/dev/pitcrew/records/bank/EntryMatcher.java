package dev.pitcrew.records.bank;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.bank.BankEntry.State;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.payment.PaymentRuns;
import dev.pitcrew.records.payment.Settlement;
import dev.pitcrew.records.store.Columns;
import dev.pitcrew.records.store.Database;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a statement is to us. It moves a payment only when reference, account, amount and
 * direction all fit; whatever names a payment of ours but differs is a finding and moves nothing.
 */
final class EntryMatcher {

  /** What it is, in a sentence where there is something to say. */
  record Verdict(State state, @Nullable String endToEndId, @Nullable String detail) {}

  private final Database database;
  private final PaymentRuns runs;
  private final Settlement settlement;
  private final Entity account;
  private final String who;

  EntryMatcher(
      Database database, PaymentRuns runs, Settlement settlement, Entity account, String who) {
    this.database = database;
    this.runs = runs;
    this.settlement = settlement;
    this.account = account;
    this.who = who;
  }

  Verdict judge(StatementDraft.Entry entry) {
    var payment = Optional.ofNullable(entry.endToEndId()).flatMap(runs::payment);
    if (payment.isPresent()) {
      return entry.amountOrBooking().signum() < 0
          ? debit(entry, payment.get())
          : credit(entry, payment.get());
    }
    if (entry.back() != null) {
      return finding(
          null,
          "The bank returned %s, but of no payment that we know."
              .formatted(text(entry.amountOrBooking())));
    }
    boolean sum = entry.booking().signum() < 0 && entry.part() == 0 && entry.endToEndId() == null;
    return sum ? batch(entry) : new Verdict(State.UNMATCHED, entry.endToEndId(), null);
  }

  private Verdict debit(StatementDraft.Entry entry, Payment payment) {
    var differs = differs(entry, payment);
    if (differs.isPresent()) {
      return finding(payment, differs.get());
    }
    return switch (payment.state()) {
      case RELEASED, BANK_ACCEPTED -> {
        settlement.paid(payment, entry.bookedOn(), who);
        yield matched(payment.endToEndId(), "Paid " + names(payment) + ".");
      }
      case PAID ->
          finding(payment, "The payment was booked on %s before.".formatted(payment.bookedOn()));
      case RETURNED -> {
        if (payment.bookedOn() == null && cameBack(payment)) {
          settlement.paidBefore(payment, entry.bookedOn(), who);
          yield matched(payment.endToEndId(), "It left the account and came back later.");
        }
        yield finding(payment, "The payment was returned, but money left the account for it.");
      }
      case PROPOSED, DISCARDED ->
          finding(payment, "The payment was never released, but money left the account for it.");
    };
  }

  private Verdict credit(StatementDraft.Entry entry, Payment payment) {
    var back = entry.back();
    if (back == null) {
      return finding(payment, "It names our payment, but the bank does not say that it came back.");
    }
    var differs = differs(entry, payment);
    if (differs.isPresent()) {
      return finding(payment, differs.get());
    }
    boolean moved =
        settlement.returned(
            payment, new Payment.Return(entry.bookedOn(), back.code(), back.reason()), who);
    return moved
        ? matched(
            payment.endToEndId(),
            "Returned: %s. Open again: %s.".formatted(back.reason(), names(payment)))
        : finding(
            payment,
            payment.state() == Payment.State.RETURNED
                ? "The payment was returned before."
                : "The payment was never released, but the bank returned it.");
  }

  /** In what the line differs from the payment it names; empty when in nothing. */
  private Optional<String> differs(StatementDraft.Entry entry, Payment payment) {
    var run = runs.find(payment.runId()).orElseThrow();
    var amount = entry.amountOrBooking().abs();
    var iban = entry.counterpartyIban();
    if (!run.entityId().equals(account.id())) {
      return Optional.of("The payment leaves from another account of ours.");
    }
    if (amount.compareTo(payment.amount()) != 0) {
      return Optional.of(
          "The bank booked %s, but the payment is over %s."
              .formatted(text(amount), text(payment.amount())));
    }
    return iban == null || Iban.compact(iban).equals(payment.iban())
        ? Optional.empty()
        : Optional.of(
            "The bank names the account %s, but the payment was for %s."
                .formatted(Iban.grouped(iban), Iban.grouped(payment.iban())));
  }

  /**
   * One sum for a whole file: by the file's message id, else by an amount that only one run has.
   */
  private Verdict batch(StatementDraft.Entry entry) {
    var named = Optional.ofNullable(entry.messageId()).flatMap(runs::withMessage);
    if (named.isPresent() && named.get().entityId().equals(account.id())) {
      return batchOf(entry, named.get());
    }
    if (named.isPresent()) {
      return finding(null, "The payment file leaves from another account of ours.");
    }
    var candidates =
        runs.onTheirWay(account.id()).stream()
            .filter(run -> run.total().compareTo(entry.booking().negate()) == 0)
            .filter(run -> !entry.bookedOn().isBefore(run.executionDate()))
            .filter(run -> onTheWay(run).size() == run.count())
            .toList();
    return entry.messageId() == null && candidates.size() == 1
        ? batchOf(entry, candidates.getFirst())
        : new Verdict(State.UNMATCHED, null, null);
  }

  private Verdict batchOf(StatementDraft.Entry entry, PaymentRun run) {
    var open = onTheWay(run);
    var sum = open.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    var booked = entry.booking().negate();
    if (sum.compareTo(booked) != 0) {
      return finding(
          null,
          "The bank booked %s for %s, but %s of it is on its way."
              .formatted(text(booked), run.id(), text(sum)));
    }
    if (entry.batchSize() != 0 && entry.batchSize() != open.size()) {
      return finding(
          null,
          "The bank says that %d payments are in it, but %d of %s are on their way."
              .formatted(entry.batchSize(), open.size(), run.id()));
    }
    open.forEach(payment -> settlement.paid(payment, entry.bookedOn(), who));
    return matched(null, "Paid the %d payments of %s.".formatted(open.size(), run.id()));
  }

  private List<Payment> onTheWay(PaymentRun run) {
    return runs.payments(run.id()).stream()
        .filter(
            payment ->
                payment.state() == Payment.State.RELEASED
                    || payment.state() == Payment.State.BANK_ACCEPTED)
        .toList();
  }

  /** Whether a statement said that it came back, and not the bank's refusal of the file. */
  private boolean cameBack(Payment payment) {
    return database
        .sql("SELECT amount FROM bank_entries WHERE end_to_end_id = ? AND state = 'matched'")
        .param(payment.endToEndId())
        .query((row, number) -> Columns.amount(row, "amount"))
        .list()
        .stream()
        .anyMatch(amount -> amount.signum() > 0);
  }

  private static Verdict matched(@Nullable String endToEndId, String detail) {
    return new Verdict(State.MATCHED, endToEndId, detail);
  }

  private static Verdict finding(@Nullable Payment payment, String detail) {
    return new Verdict(State.FINDING, payment == null ? null : payment.endToEndId(), detail);
  }

  private static String names(Payment payment) {
    return String.join(", ", payment.items().stream().map(Payment.Item::invoiceId).toList());
  }

  private static String text(BigDecimal amount) {
    return amount.abs().toPlainString();
  }
}
