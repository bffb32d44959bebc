package dev.pitcrew.records.company;

import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long each kind of document is kept, counted from the end of the calendar year. The shipped
 * periods are those of German law (§ 147 AO, § 257 HGB); a company's own, in its file, replace
 * them.
 */
public final class RetentionRules {

  private static final Map<Kind, Period> SHIPPED =
      Map.of(
          Kind.INVOICE, Period.ofYears(8),
          Kind.BOOKS, Period.ofYears(10),
          Kind.PROCEDURE, Period.ofYears(10),
          Kind.STATEMENT, Period.ofYears(8),
          Kind.CORRESPONDENCE, Period.ofYears(6),
          Kind.REJECTED, Period.ofYears(1),
          Kind.PERSONNEL, Period.ofYears(3),
          Kind.APPLICANT, Period.ofMonths(6));

  private final Map<String, Period> own;

  /**
   * @param own the company's periods by the kind's word
   */
  public RetentionRules(Map<String, Period> own) {
    this.own = Map.copyOf(own);
  }

  /** What a document is kept as. */
  public enum Kind {
    /** Invoices and other vouchers. */
    INVOICE,
    /** Books, journals, and what payments were made by. */
    BOOKS,
    /** How the work is done: models, tables, manuals. */
    PROCEDURE,
    /** Bank statements. */
    STATEMENT,
    /** Letters, mails. */
    CORRESPONDENCE,
    /** What was no invoice, came twice or was sent back. */
    REJECTED,
    /** Of employees, counted from when they left. */
    PERSONNEL,
    /** Of those who did not come, and the rosters they stood on; counted from the very day. */
    APPLICANT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As what a case's documents are kept; nothing is said of an open one. */
  public static Kind kind(String process, String outcome) {
    if (process.equals("payment-run")) {
      return Kind.BOOKS;
    }
    switch (process) {
      case "onboarding" -> {
        return Kind.APPLICANT;
      }
      case "onboard-employee" -> {
        return outcome.equals("onboarded") ? Kind.PERSONNEL : Kind.APPLICANT;
      }
      case "offboarding" -> {
        return Kind.PERSONNEL;
      }
      case "report-generation" -> {
        return outcome.equals("published") ? Kind.BOOKS : Kind.REJECTED;
      }
      default -> {
        // Everything else is about invoices.
      }
    }
    // Receipts of a claim are vouchers as invoices are.
    return outcome.equals("posted") || outcome.equals("reimbursed") ? Kind.INVOICE : Kind.REJECTED;
  }

  /**
   * The last day on which it must be there.
   *
   * @param issued the date on the document, if it is later than the end of the case
   */
  public LocalDate keptUntil(Kind kind, LocalDate ended, @Nullable LocalDate issued) {
    if (kind == Kind.APPLICANT) {
      // Personal data of strangers do not wait for the end of a year.
      return ended.plus(own.getOrDefault(kind.word(), SHIPPED.get(kind)));
    }
    int year = ended.getYear();
    if (issued != null && issued.getYear() == year + 1) {
      year = issued.getYear();
    }
    Period period = own.getOrDefault(kind.word(), SHIPPED.get(kind));
    return LocalDate.of(year, Month.DECEMBER, 31).plus(period);
  }
}
