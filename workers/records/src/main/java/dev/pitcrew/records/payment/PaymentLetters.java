package dev.pitcrew.records.payment;

import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.expenses.ClaimLetters;
import dev.pitcrew.records.expenses.ClaimLetters.Turn;
import dev.pitcrew.records.expenses.Claims;
import java.time.LocalDate;
import java.util.List;

/** What claimants are told of the money itself: that it left, or that it came back. */
final class PaymentLetters {

  private final ClaimLetters letters;
  private final Claims claims;

  PaymentLetters(ClaimLetters letters, Claims claims) {
    this.letters = letters;
    this.claims = claims;
  }

  /** The bank has paid: each claim in the payment is told. */
  void paid(Payment payment, LocalDate on) {
    for (var item : payment.items()) {
      claims
          .find(item.invoiceId())
          .ifPresent(
              claim ->
                  letters.write(
                      claim,
                      Turn.PAID,
                      payment.endToEndId(),
                      List.of(
                          said(
                              claim,
                              "%s left our account on %s.",
                              "%s haben unser Konto am %s verlassen.",
                              ClaimLetters.money(claim, item.amount()),
                              on)),
                      List.of()));
    }
  }

  /** The bank gave the money back. */
  void returned(Payment payment, Payment.Return back) {
    for (var item : payment.items()) {
      claims
          .find(item.invoiceId())
          .ifPresent(
              claim ->
                  letters.write(
                      claim,
                      Turn.PAYMENT_RETURNED,
                      payment.endToEndId(),
                      List.of(
                          said(
                              claim,
                              "The bank says: %s. Please check the account that we have of you; it"
                                  + " is paid again after that.",
                              "Die Bank sagt: %s. Bitte prüfen Sie das Konto, das wir von Ihnen"
                                  + " haben; danach wird noch einmal gezahlt.",
                              back.reason())),
                      List.of()));
    }
  }

  private static String said(Claim claim, String english, String german, Object... values) {
    return (ClaimLetters.isGerman(claim) ? german : english).formatted(values);
  }
}
