package dev.pitcrew.records.questions;

import dev.pitcrew.records.payable.InvoiceLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is asked of the invoice register. */
final class InvoiceQuestions {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** An amount that is a multiple of this is round. */
  private static final BigDecimal ROUND = BigDecimal.TEN;

  private final List<InvoiceLine> invoices;
  private final Terms terms;
  private final Predicate<InvoiceLine> dayOff;

  /**
   * @param dayOff whether an item was posted on a day on which its company does not work
   */
  InvoiceQuestions(List<InvoiceLine> invoices, Terms terms, Predicate<InvoiceLine> dayOff) {
    this.invoices = invoices;
    this.terms = terms;
    this.dayOff = dayOff;
  }

  List<Answer> answers() {
    var answers = new ArrayList<Answer>();
    for (InvoiceLine invoice : invoices) {
      justBelow(answers, invoice);
    }
    group(invoices, InvoiceLine::vendorId).values().forEach(own -> splits(answers, own));
    sameOfTwoVendors(answers);
    for (InvoiceLine invoice : invoices) {
      if (dayOff.test(invoice)) {
        answers.add(
            new Answer(
                Question.POSTED_ON_A_DAY_OFF,
                "%s was posted on %s, a day on which nobody works."
                    .formatted(invoice.id(), invoice.postedOn()),
                List.of(row(invoice))));
      }
    }
    return answers;
  }

  /** Round sums, and what is within one percent of a limit. */
  private void justBelow(List<Answer> answers, InvoiceLine invoice) {
    for (BigDecimal limit : terms.limits()) {
      BigDecimal amount = invoice.payable();
      boolean near = isWithin(amount, limit, terms.belowPercent());
      boolean round = amount.remainder(ROUND).signum() == 0;
      if (near && (round || isWithin(amount, limit, BigDecimal.ONE))) {
        answers.add(
            new Answer(
                Question.JUST_BELOW_A_LIMIT,
                "%s of %s is %s %s, just below the approval limit of %s."
                    .formatted(
                        invoice.id(),
                        invoice.vendorName(),
                        amount.toPlainString(),
                        invoice.currency(),
                        limit.toPlainString()),
                List.of(row(invoice))));
      }
    }
  }

  /** At or below the limit, and not by more than so many percent. */
  private static boolean isWithin(BigDecimal amount, BigDecimal limit, BigDecimal percent) {
    BigDecimal least = limit.subtract(limit.multiply(percent).divide(HUNDRED));
    return amount.compareTo(limit) <= 0 && amount.compareTo(least) >= 0;
  }

  /** For each limit the widest groups of invoices below it that together are above it. */
  private void splits(List<Answer> answers, List<InvoiceLine> own) {
    List<InvoiceLine> byDay =
        own.stream()
            .sorted(Comparator.comparing(InvoiceLine::issueDate).thenComparing(InvoiceLine::id))
            .toList();
    Set<String> told = new TreeSet<>();
    for (BigDecimal limit : terms.limits().reversed()) {
      List<InvoiceLine> below =
          byDay.stream().filter(i -> i.payable().compareTo(limit) <= 0).toList();
      int from = 0;
      int reported = 0;
      for (int to = 0; to < below.size(); to++) {
        while (days(below.get(from), below.get(to)) > terms.splitDays()) {
          from++;
        }
        boolean widest =
            to + 1 == below.size() || days(below.get(from), below.get(to + 1)) > terms.splitDays();
        if (widest && to + 1 > reported) {
          List<InvoiceLine> window = below.subList(from, to + 1);
          if (report(answers, told, window, limit)) {
            reported = to + 1;
          }
        }
      }
    }
  }

  private boolean report(
      List<Answer> answers, Set<String> told, List<InvoiceLine> window, BigDecimal limit) {
    BigDecimal sum =
        window.stream().map(InvoiceLine::payable).reduce(BigDecimal.ZERO, BigDecimal::add);
    String ids = String.join(",", window.stream().map(InvoiceLine::id).toList());
    if (window.size() < 2 || sum.compareTo(limit) <= 0 || !told.add(ids)) {
      return false;
    }
    InvoiceLine first = window.getFirst();
    answers.add(
        new Answer(
            Question.SPLIT_BELOW_A_LIMIT,
            "%d invoices of %s within %d days, each at most %s, come to %s %s together."
                .formatted(
                    window.size(),
                    first.vendorName(),
                    terms.splitDays(),
                    limit.toPlainString(),
                    sum.toPlainString(),
                    first.currency()),
            window.stream().map(InvoiceQuestions::row).toList()));
    return true;
  }

  private void sameOfTwoVendors(List<Answer> answers) {
    group(invoices, i -> i.numberKey() + " " + i.payable().stripTrailingZeros().toPlainString())
        .values()
        .forEach(
            same -> {
              long vendors = same.stream().map(InvoiceLine::vendorId).distinct().count();
              if (vendors > 1) {
                InvoiceLine first = same.getFirst();
                answers.add(
                    new Answer(
                        Question.SAME_INVOICE_OF_TWO_VENDORS,
                        "%d vendors have an invoice %s of %s %s."
                            .formatted(
                                vendors,
                                first.number(),
                                first.payable().toPlainString(),
                                first.currency()),
                        same.stream().map(InvoiceQuestions::row).toList()));
              }
            });
  }

  private static long days(InvoiceLine from, InvoiceLine to) {
    LocalDate first = from.issueDate();
    return ChronoUnit.DAYS.between(first, to.issueDate());
  }

  private static Map<String, List<InvoiceLine>> group(
      List<InvoiceLine> all, Function<InvoiceLine, String> key) {
    var groups = new TreeMap<String, List<InvoiceLine>>();
    for (InvoiceLine each : all) {
      groups.computeIfAbsent(key.apply(each), k -> new ArrayList<>()).add(each);
    }
    return groups;
  }

  private static Map<String, String> row(InvoiceLine invoice) {
    var row = new LinkedHashMap<String, String>();
    row.put("table", "invoices");
    row.put("id", invoice.id());
    row.put("vendor", invoice.vendorId());
    row.put("number", invoice.number());
    row.put("issueDate", invoice.issueDate().toString());
    row.put("payable", invoice.payable().toPlainString());
    row.put("currency", invoice.currency());
    return row;
  }
}
