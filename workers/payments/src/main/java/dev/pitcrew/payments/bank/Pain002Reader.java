package dev.pitcrew.payments.bank;

import dev.pitcrew.records.bank.BankReplies;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a bank says of a payment file, {@code pain.002.001.03} and later: of the whole file,
 * of the batch in it, of single payments. The most exact word counts.
 */
final class Pain002Reader {

  private static final int PAYMENTS_MAX = 50_000;

  private Pain002Reader() {}

  static boolean reads(Xml root) {
    return root.message().startsWith("pain.002.");
  }

  static BankReplies.Reply read(Xml root) {
    var report =
        root.at("CstmrPmtStsRpt")
            .orElseThrow(
                () -> new BrokenFile("Expected the status of a payment file, but it is empty."));
    var group =
        report
            .at("OrgnlGrpInfAndSts")
            .orElseThrow(
                () -> new BrokenFile("Expected the status of a payment file, but it names none."));
    var of = new ArrayList<BankReplies.OfPayment>();
    var status = status(group.text("GrpSts").orElse(null));
    var reason = reason(group);
    for (var batch : report.all("OrgnlPmtInfAndSts")) {
      status = batch.text("PmtInfSts").map(Pain002Reader::status).orElse(status);
      reason = reason(batch).or(() -> reason(group));
      for (var payment : batch.all("TxInfAndSts")) {
        payment
            .text("OrgnlEndToEndId")
            .ifPresent(
                id ->
                    of.add(
                        new BankReplies.OfPayment(
                            id, status(payment.text("TxSts").orElse(null)), words(payment))));
        if (of.size() > PAYMENTS_MAX) {
          throw new BrokenFile(
              "Expected at most %d payments in a status, but there are more."
                  .formatted(PAYMENTS_MAX));
        }
      }
    }
    return new BankReplies.Reply(
        group.required("OrgnlMsgId"),
        report
            .text("GrpHdr", "CreDtTm")
            .map(Camt053Reader::day)
            .orElseThrow(() -> new BrokenFile("Expected a status to have a day, but it has none.")),
        status,
        reason.orElse(null),
        of);
  }

  private static BankReplies.Status status(@Nullable String code) {
    return switch (code == null ? "" : code) {
      case "RJCT", "CANC" -> BankReplies.Status.REJECTED;
      case "ACCP", "ACSP", "ACSC", "ACTC", "ACWC", "ACCC" -> BankReplies.Status.ACCEPTED;
      default -> BankReplies.Status.OTHER;
    };
  }

  private static BankReplies.@Nullable Reason words(Xml said) {
    return reason(said).orElse(null);
  }

  private static Optional<BankReplies.Reason> reason(Xml said) {
    return said.at("StsRsnInf")
        .map(
            info -> {
              var code = info.first("Rsn/Cd", "Rsn/Prtry").orElse(null);
              return new BankReplies.Reason(
                  code, ReturnReasons.words(code, info.text("AddtlInf").orElse(null)));
            });
  }
}
