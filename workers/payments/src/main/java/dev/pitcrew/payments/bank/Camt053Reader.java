package dev.pitcrew.payments.bank;

import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.bank.StatementDraft;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads bank statements, {@code camt.053.001.02} to {@code .08}. A statement whose entries do not
 * lead from its opening to its closing balance is refused: something was cut off or changed.
 *
 * <p>Only booked entries count; announced ones (pending, for information) come again when booked.
 */
final class Camt053Reader {

  private static final Set<String> MESSAGES =
      Set.of(
          "camt.053.001.02",
          "camt.053.001.03",
          "camt.053.001.04",
          "camt.053.001.05",
          "camt.053.001.06",
          "camt.053.001.07",
          "camt.053.001.08");
  private static final int ENTRIES_MAX = 50_000;
  private static final List<String> OPENING = List.of("OPBD", "PRCD", "ITBD");
  private static final List<String> CLOSING = List.of("CLBD", "ITBD");

  private Camt053Reader() {}

  static boolean reads(Xml root) {
    return root.message().startsWith("camt.053.");
  }

  static List<StatementDraft> read(Xml root) {
    if (!MESSAGES.contains(root.message())) {
      throw new BrokenFile(
          "Expected a statement of version camt.053.001.02 to .08, but it is %s."
              .formatted(root.message()));
    }
    var statements = root.at("BkToCstmrStmt").map(all -> all.all("Stmt")).orElse(List.of());
    if (statements.isEmpty()) {
      throw new BrokenFile("Expected a bank statement, but there is none in the message.");
    }
    return statements.stream().map(Camt053Reader::statement).toList();
  }

  private static StatementDraft statement(Xml statement) {
    var id = statement.required("Id");
    var iban = Iban.compact(statement.required("Acct", "Id", "IBAN"));
    var opening = balance(statement, OPENING, false, id);
    var closing = balance(statement, CLOSING, true, id);
    var currency = currency(closing);
    var entries = new ArrayList<StatementDraft.Entry>();
    var sum = signed(opening);
    int line = 0;
    for (var entry : statement.all("Ntry")) {
      line++;
      if (!"BOOK".equals(entry.first("Sts/Cd", "Sts").orElse("BOOK"))) {
        continue;
      }
      if (!currency(entry).equals(currency)) {
        throw new BrokenFile(
            "Expected statement %s in %s, but entry %d is in %s."
                .formatted(id, currency, line, currency(entry)));
      }
      sum = sum.add(signed(entry));
      entries.addAll(EntryReader.read(entry, line, signed(entry), date(closing)));
      if (entries.size() > ENTRIES_MAX) {
        throw new BrokenFile(
            "Expected a statement of at most %d entries, but %s has more."
                .formatted(ENTRIES_MAX, id));
      }
    }
    if (sum.compareTo(signed(closing)) != 0) {
      throw new BrokenFile(
          "Expected the entries of statement %s to lead from %s to %s, but they lead to %s."
              .formatted(
                  id,
                  signed(opening).toPlainString(),
                  signed(closing).toPlainString(),
                  sum.toPlainString()));
    }
    return new StatementDraft(
        iban,
        id,
        number(statement).orElse(null),
        statement.first("FrToDt/FrDtTm", "FrToDt/FrDt").map(Camt053Reader::day).orElse(null),
        date(closing),
        currency,
        signed(opening),
        signed(closing),
        entries);
  }

  /**
   * The first balance of the most telling kind, or the last; pages in between have interim ones.
   */
  private static Xml balance(Xml statement, List<String> kinds, boolean last, String id) {
    for (var kind : kinds) {
      var found =
          statement.all("Bal").stream()
              .filter(one -> one.text("Tp", "CdOrPrtry", "Cd").filter(kind::equals).isPresent())
              .toList();
      if (!found.isEmpty()) {
        return last ? found.getLast() : found.getFirst();
      }
    }
    throw new BrokenFile(
        "Expected statement %s to have an %s balance, but it has none."
            .formatted(id, last ? "closing" : "opening"));
  }

  private static Optional<Long> number(Xml statement) {
    return statement
        .first("ElctrncSeqNb", "LglSeqNb")
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  /** What is under {@code Amt} with the sign that {@code CdtDbtInd} gives it. */
  static BigDecimal signed(Xml booking) {
    var amount = amount(booking.required("Amt"));
    return switch (booking.required("CdtDbtInd")) {
      case "CRDT" -> amount;
      case "DBIT" -> amount.negate();
      default ->
          throw new BrokenFile(
              "Expected CRDT or DBIT, but got %s.".formatted(booking.required("CdtDbtInd")));
    };
  }

  static BigDecimal amount(String text) {
    if (!text.matches("\\d{1,18}(\\.\\d{1,5})?")) {
      throw new BrokenFile("Expected an amount, but got %s.".formatted(shortened(text)));
    }
    var amount = new BigDecimal(text);
    return amount.scale() < 2 ? amount.setScale(2) : amount;
  }

  private static String currency(Xml booking) {
    return booking.at("Amt").map(amount -> amount.attribute("Ccy")).orElse("");
  }

  private static LocalDate date(Xml balanceOrEntry) {
    return balanceOrEntry
        .first("Dt/Dt", "Dt/DtTm")
        .map(Camt053Reader::day)
        .orElseThrow(() -> new BrokenFile("Expected a balance to have a day, but it has none."));
  }

  /** The day of a date, or of a time with or without a zone: the bank's own day counts. */
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      throw new BrokenFile("Expected a day, but got %s.".formatted(shortened(text)));
    }
  }

  static @Nullable String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
