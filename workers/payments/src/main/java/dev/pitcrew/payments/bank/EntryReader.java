package dev.pitcrew.payments.bank;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.bank.StatementDraft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a booking of a statement, and the transactions that the bank tells apart in it. */
final class EntryReader {

  private static final String NOT_PROVIDED = "NOTPROVIDED";

  /** Sub-families of the ISO bank transaction codes that say "this came back". */
  private static final List<String> RETURNS = List.of("RRTN", "RPCR", "RRCT");

  /** German banks' own code for a transfer that came back, such as {@code NRTN+159+00931}. */
  private static final Pattern GERMAN_RETURN = Pattern.compile("(^|\\+)159(\\+|$)");

  private static final int TEXT_MAX = 500;

  private EntryReader() {}

  static List<StatementDraft.Entry> read(Xml entry, int line, BigDecimal booking, LocalDate day) {
    var bookedOn = entry.first("BookgDt/Dt", "BookgDt/DtTm").map(Camt053Reader::day).orElse(day);
    var batch = entry.at("NtryDtls", "Btch");
    int size =
        batch
            .flatMap(one -> one.text("NbOfTxs"))
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .orElse(0);
    var message = batch.flatMap(one -> one.first("MsgId", "PmtInfId")).orElse(null);
    var transactions = new ArrayList<Xml>();
    entry.all("NtryDtls").forEach(details -> transactions.addAll(details.all("TxDtls")));
    if (transactions.isEmpty()) {
      return List.of(
          new StatementDraft.Entry(
              line,
              0,
              bookedOn,
              booking,
              booking,
              null,
              message,
              size,
              null,
              null,
              entry.text("AddtlNtryInf").map(EntryReader::bounded).orElse(null),
              back(entry, null, booking)));
    }
    var parts = new ArrayList<StatementDraft.Entry>();
    boolean alone = transactions.size() == 1;
    for (var transaction : transactions) {
      var endToEndId = endToEndId(transaction);
      boolean whole = alone && endToEndId == null;
      parts.add(
          new StatementDraft.Entry(
              line,
              whole ? 0 : parts.size() + 1,
              bookedOn,
              booking,
              whole ? booking : amount(transaction, booking, alone),
              endToEndId,
              transaction.first("Refs/MsgId", "Refs/PmtInfId").orElse(message),
              size,
              counterparty(transaction, booking).orElse(null),
              account(transaction, booking).orElse(null),
              remittance(transaction),
              back(entry, transaction, booking)));
    }
    return parts;
  }

  private static @Nullable String endToEndId(Xml transaction) {
    return transaction
        .text("Refs", "EndToEndId")
        .filter(id -> !id.equals(NOT_PROVIDED))
        .orElse(null);
  }

  /** Versions differ in where the transaction's own amount stands. */
  private static @Nullable BigDecimal amount(Xml transaction, BigDecimal booking, boolean alone) {
    var own =
        transaction
            .first("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt")
            .map(Camt053Reader::amount);
    if (own.isEmpty()) {
      return alone ? booking : null;
    }
    boolean out = transaction.text("CdtDbtInd").map("DBIT"::equals).orElse(booking.signum() < 0);
    return out ? own.get().negate() : own.get();
  }

  /**
   * The other side, as we named it: for our own payments, also returned ones, banks name the
   * creditor; money that others send has them as debtor.
   */
  private static Optional<String> counterparty(Xml transaction, BigDecimal booking) {
    return booking.signum() < 0
        ? transaction.first("RltdPties/Cdtr/Pty/Nm", "RltdPties/Cdtr/Nm").map(EntryReader::bounded)
        : transaction
            .first("RltdPties/Dbtr/Pty/Nm", "RltdPties/Dbtr/Nm", "RltdPties/Cdtr/Nm")
            .map(EntryReader::bounded);
  }

  /** Only of what left the account: banks disagree on which side of a return they name. */
  private static Optional<String> account(Xml transaction, BigDecimal booking) {
    return booking.signum() < 0
        ? transaction.text("RltdPties", "CdtrAcct", "Id", "IBAN").map(Iban::compact)
        : Optional.empty();
  }

  private static @Nullable String remittance(Xml transaction) {
    var lines =
        transaction
            .at("RmtInf")
            .map(info -> info.all("Ustrd").stream().map(one -> one.text().orElse("")).toList())
            .orElse(List.of());
    var text = String.join(" ", lines).strip();
    return text.isEmpty() ? null : bounded(text);
  }

  /** Present when the bank says in any of its ways that it is money that came back. */
  private static StatementDraft.@Nullable Back back(
      Xml entry, @Nullable Xml transaction, BigDecimal booking) {
    if (booking.signum() < 0) {
      return null;
    }
    var info = Optional.ofNullable(transaction).flatMap(one -> one.at("RtrInf"));
    boolean said =
        info.isPresent()
            || entry.text("RvslInd").filter(List.of("true", "1")::contains).isPresent()
            || isReturn(entry)
            || transaction != null && isReturn(transaction);
    if (!said) {
      return null;
    }
    var code = info.flatMap(one -> one.first("Rsn/Cd", "Rsn/Prtry")).map(EntryReader::bounded);
    var remark = info.flatMap(one -> one.text("AddtlInf")).map(EntryReader::bounded);
    return new StatementDraft.Back(
        code.orElse(null), ReturnReasons.words(code.orElse(null), remark.orElse(null)));
  }

  private static boolean isReturn(Xml booking) {
    return booking.text("BkTxCd", "Domn", "Fmly", "SubFmlyCd").filter(RETURNS::contains).isPresent()
        || booking.text("BkTxCd", "Prtry", "Cd").filter(GERMAN_RETURN.asPredicate()).isPresent();
  }

  private static String bounded(String text) {
    return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
  }
}
