package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.reporting.ReportQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code records.collect-books}. What the books say of a month: figures and tables, each with its
 * query. Changes nothing; what is counted is what held at the month's end, not now.
 */
final class CollectBooks implements JobWork {

  static final String TYPE = "records.collect-books";
  static final List<String> VARIABLES = List.of(Asked.VARIABLE);

  private static final int VENDORS_MAX = 10;
  private static final int ITEMS_MAX = 20;
  private static final String NONE = "";

  private final Records records;

  CollectBooks(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var books = new Collected(Asked.of(records, input));
    books.cost();
    books.vendors();
    books.openItems();
    books.payments();
    books.claims();
    return JobOutcome.completed("books", Map.of("figures", books.figures, "tables", books.tables));
  }

  /** One answer while it is put together. */
  private final class Collected {

    private final Asked asked;
    private final String currency;
    private final List<Map<String, Object>> figures = new ArrayList<>();
    private final List<Map<String, Object>> tables = new ArrayList<>();

    Collected(Asked asked) {
      this.asked = asked;
      currency = asked.currency();
    }

    void cost() {
      var known = CostAccounts.others(asked.entity());
      var byPlace = new TreeMap<String, BigDecimal>();
      var byDay = new TreeMap<String, BigDecimal>();
      var total = BigDecimal.ZERO;
      for (var row : rows(ReportQuery.BOOKED_LINES).all()) {
        var account = Rows.text(row, "account");
        if (!known.contains(account)) {
          var amount = Rows.amount(row, "amount");
          byPlace.merge(account + "\t" + Rows.text(row, "cost_centre"), amount, BigDecimal::add);
          byDay.merge(Rows.text(row, "posted_on"), amount, BigDecimal::add);
          total = total.add(amount);
        }
      }
      figure("books.cost", "Cost booked", total, ReportQuery.BOOKED_LINES);
      var places = new ArrayList<List<Object>>();
      byPlace.forEach(
          (place, amount) -> {
            var parts = place.split("\t", 2);
            places.add(List.of(parts[0], parts[1], Figure.money(amount)));
          });
      table(
          "cost",
          "Cost by account and cost centre",
          List.of(text("Account"), text("Cost centre"), money("Amount")),
          places,
          ReportQuery.BOOKED_LINES);
      var days = new ArrayList<List<Object>>();
      byDay.forEach((day, amount) -> days.add(List.of(day, Figure.money(amount))));
      table(
          "cost-by-day",
          "Cost by day",
          List.of(Figure.column("Day", "date"), money("Amount")),
          days,
          ReportQuery.BOOKED_LINES);
    }

    void vendors() {
      var posted = rows(ReportQuery.POSTED_INVOICES);
      var byVendor = new LinkedHashMap<String, BigDecimal>();
      var count = new LinkedHashMap<String, Integer>();
      var names = new LinkedHashMap<String, String>();
      for (var row : posted.all()) {
        var vendor = Rows.text(row, "vendor");
        byVendor.merge(vendor, Rows.amount(row, "net"), BigDecimal::add);
        count.merge(vendor, 1, Integer::sum);
        names.put(vendor, Rows.text(row, "name"));
      }
      count("books.invoices", "Invoices posted", posted.size(), ReportQuery.POSTED_INVOICES);
      figure(
          "books.invoices-net",
          "Invoices posted, net",
          posted.sum("net"),
          ReportQuery.POSTED_INVOICES);
      var top =
          byVendor.entrySet().stream()
              .sorted(
                  Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .limit(VENDORS_MAX)
              .map(
                  one ->
                      List.<Object>of(
                          names.getOrDefault(one.getKey(), NONE),
                          String.valueOf(count.getOrDefault(one.getKey(), 0)),
                          Figure.money(one.getValue())))
              .toList();
      table(
          "vendors",
          "Vendors with the most, net",
          List.of(text("Vendor"), Figure.column("Invoices", "whole"), money("Net")),
          top,
          ReportQuery.POSTED_INVOICES);
    }

    void openItems() {
      var open = rows(ReportQuery.OPEN_ITEMS);
      count("books.open", "Items open at the month's end", open.size(), ReportQuery.OPEN_ITEMS);
      figure(
          "books.open-amount",
          "Open at the month's end",
          open.sum("payable"),
          ReportQuery.OPEN_ITEMS);
      var ages = new LinkedHashMap<String, BigDecimal>();
      var counts = new LinkedHashMap<String, Integer>();
      for (var age : Age.values()) {
        ages.put(age.label(), BigDecimal.ZERO);
        counts.put(age.label(), 0);
      }
      var oldest = new ArrayList<List<Object>>();
      for (var row : open.all()) {
        var age = age(row);
        ages.merge(age.label(), Rows.amount(row, "payable"), BigDecimal::add);
        counts.merge(age.label(), 1, Integer::sum);
        if (oldest.size() < ITEMS_MAX) {
          oldest.add(
              List.of(
                  Rows.text(row, "id"),
                  Rows.text(row, "name"),
                  Rows.text(row, "due_date"),
                  Figure.money(Rows.amount(row, "payable"))));
        }
      }
      var rows = new ArrayList<List<Object>>();
      ages.forEach(
          (label, amount) ->
              rows.add(List.of(label, String.valueOf(counts.get(label)), Figure.money(amount))));
      table(
          "open-by-age",
          "Open items by age",
          List.of(text("Due"), Figure.column("Items", "whole"), money("Amount")),
          rows,
          ReportQuery.OPEN_ITEMS);
      table(
          "open-oldest",
          "Open items that are due longest",
          List.of(text("Item"), text("Owed to"), Figure.column("Due on", "date"), money("Amount")),
          oldest,
          ReportQuery.OPEN_ITEMS);
    }

    private Age age(Map<String, @org.jspecify.annotations.Nullable Object> row) {
      var due = LocalDate.parse(Rows.text(row, "due_date"));
      return Age.of(ChronoUnit.DAYS.between(due, asked.span().to()));
    }

    void payments() {
      var paid = rows(ReportQuery.PAID);
      count("books.payments", "Payments the bank booked", paid.size(), ReportQuery.PAID);
      figure("books.paid", "Paid", paid.sum("amount"), ReportQuery.PAID);
      var returned = rows(ReportQuery.RETURNED);
      count("books.returns", "Payments that came back", returned.size(), ReportQuery.RETURNED);
      figure("books.returned", "Came back", returned.sum("amount"), ReportQuery.RETURNED);
      figure(
          "books.discounts",
          "Discounts taken",
          rows(ReportQuery.DISCOUNTS_TAKEN).sum("discount"),
          ReportQuery.DISCOUNTS_TAKEN);
    }

    void claims() {
      var claims = rows(ReportQuery.POSTED_CLAIMS);
      count("books.claims", "Expense claims posted", claims.size(), ReportQuery.POSTED_CLAIMS);
      figure(
          "books.claims-reimbursable",
          "Owed to employees for them",
          claims.sum("reimbursable"),
          ReportQuery.POSTED_CLAIMS);
      figure(
          "books.claims-card",
          "Of them paid with company cards",
          claims.sum("company_card"),
          ReportQuery.POSTED_CLAIMS);
      figure(
          "books.claims-refused",
          "Refused of them",
          claims.sum("refused"),
          ReportQuery.POSTED_CLAIMS);
    }

    /** In the books' currency; how many of another there are is a figure of its own. */
    private Rows rows(ReportQuery query) {
      var all = Rows.of(records, query, asked.span());
      var own = all.in(currency);
      int others = all.size() - own.size();
      if (others > 0) {
        count(
            "books.other-currencies." + query.word(),
            "In other currencies and not in these sums: " + query.word(),
            others,
            query);
      }
      return own;
    }

    private void figure(String id, String label, BigDecimal amount, ReportQuery query) {
      figures.add(
          Figure.of(id, label, Figure.money(amount), currency, Figure.query(query, asked.span())));
    }

    private void count(String id, String label, int count, ReportQuery query) {
      figures.add(
          Figure.of(
              id, label, String.valueOf(count), Figure.COUNT, Figure.query(query, asked.span())));
    }

    private void table(
        String id,
        String title,
        List<Map<String, Object>> columns,
        List<List<Object>> rows,
        ReportQuery query) {
      tables.add(Figure.table(id, title, columns, rows, Figure.query(query, asked.span())));
    }
  }

  private static Map<String, Object> text(String name) {
    return Figure.column(name, "text");
  }

  private static Map<String, Object> money(String name) {
    return Figure.column(name, "money");
  }
}
