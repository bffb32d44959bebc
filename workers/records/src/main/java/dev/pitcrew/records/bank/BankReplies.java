package dev.pitcrew.records.bank;

import dev.pitcrew.records.payment.Payment;
import dev.pitcrew.records.payment.PaymentRuns;
import dev.pitcrew.records.payment.Settlement;
import dev.pitcrew.records.store.Database;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the bank says of a payment file before it books anything. A refused payment is a returned
 * one that never left; the same word twice changes nothing.
 */
public final class BankReplies {

  private final Database database;
  private final PaymentRuns runs;
  private final Settlement settlement;
  private final InstantSource clock;

  public BankReplies(
      Database database, PaymentRuns runs, Settlement settlement, InstantSource clock) {
    this.database = database;
    this.runs = runs;
    this.settlement = settlement;
    this.clock = clock;
  }

  /** What the bank says. */
  public enum Status {
    ACCEPTED,
    REJECTED,
    /** It says something else, of which nothing follows. */
    OTHER
  }

  /** Why it refuses, as a code where it gives one, and in words. */
  public record Reason(@Nullable String code, String words) {}

  /** What it says of one payment. */
  public record OfPayment(String endToEndId, Status status, @Nullable Reason reason) {}

  /**
   * A status report.
   *
   * @param status of all payments that are not named
   */
  public record Reply(
      String messageId,
      LocalDate day,
      Status status,
      @Nullable Reason reason,
      List<OfPayment> payments) {

    public Reply {
      payments = List.copyOf(payments);
    }
  }

  /** What came of a report. */
  public sealed interface Outcome {
    /** How many payments are accepted or refused by it that were not before. */
    record Noted(String runId, int accepted, int rejected) implements Outcome {}

    /** Nothing of it is in the books, for this reason. */
    record Refused(String reason) implements Outcome {}
  }

  public Outcome note(Reply reply, String who) {
    return database.write(
        () -> {
          var run = runs.withMessage(reply.messageId());
          if (run.isEmpty()) {
            return new Outcome.Refused(
                "Expected the status of one of our payment files, but there is no file %s."
                    .formatted(reply.messageId()));
          }
          var named =
              reply.payments().stream()
                  .collect(
                      Collectors.toMap(
                          OfPayment::endToEndId, Function.identity(), (first, again) -> again));
          int accepted = 0;
          int rejected = 0;
          for (var payment : runs.payments(run.get().id())) {
            var said = said(reply, named, payment);
            accepted +=
                said.status() == Status.ACCEPTED
                        && settlement.accepted(payment, clock.instant(), who)
                    ? 1
                    : 0;
            rejected +=
                said.status() == Status.REJECTED && reject(payment, reply.day(), said, who) ? 1 : 0;
          }
          return new Outcome.Noted(run.get().id(), accepted, rejected);
        });
  }

  private static OfPayment said(Reply reply, Map<String, OfPayment> named, Payment payment) {
    return named.getOrDefault(
        payment.endToEndId(), new OfPayment(payment.endToEndId(), reply.status(), reply.reason()));
  }

  /** A payment that was booked cannot be refused any more; the statement will say if it returns. */
  private boolean reject(Payment payment, LocalDate day, OfPayment said, String who) {
    var reason = said.reason() == null ? new Reason(null, "the bank refused it") : said.reason();
    boolean onItsWay =
        payment.state() == Payment.State.RELEASED || payment.state() == Payment.State.BANK_ACCEPTED;
    return onItsWay
        && settlement.returned(
            payment, new Payment.Return(day, reason.code(), reason.words()), who);
  }
}
