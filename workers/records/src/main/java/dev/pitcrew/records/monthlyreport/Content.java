package dev.pitcrew.records.monthlyreport;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Figures and tables of all sources together, with what follows from several. */
record Content(List<Map<String, Object>> figures, List<Map<String, Object>> tables) {

  private static final TypeReference<List<Map<String, Object>>> LIST = new TypeReference<>() {};

  static Content of(JobInput input, Asked asked) {
    var content = new Content(new ArrayList<>(), new ArrayList<>());
    for (var name : List.of("books", "kpis")) {
      content.figures.addAll(list(input, name, "figures"));
      content.tables.addAll(list(input, name, "tables"));
    }
    input
        .at("budget")
        .ifPresent(
            node ->
                content.budget(
                    ReadSheet.of(node, input.at("sharedSheet", "document").orElse(null)), asked));
    input
        .at("bankTable")
        .ifPresent(
            node ->
                content.bank(
                    ReadSheet.of(node, input.at("bankDownload", "document").orElse(null)), asked));
    return content;
  }

  private static List<Map<String, Object>> list(JobInput input, String name, String what) {
    return input
        .at(name, what)
        .filter(JsonNode::isArray)
        .map(node -> Variables.MAPPER.convertValue(node, LIST))
        .orElse(List.of());
  }

  private void budget(ReadSheet sheet, Asked asked) {
    var budget = new TreeMap<String, BigDecimal>();
    var foreign = 0;
    for (var row : sheet.rows()) {
      if (sheet.currency(row, "amount", asked.currency()).equals(asked.currency())) {
        sheet
            .number(row, "amount")
            .ifPresent(amount -> budget.merge(sheet.text(row, "account"), amount, BigDecimal::add));
      } else {
        foreign++;
      }
    }
    var actual = costByAccount();
    var accounts = new TreeSet<String>(budget.keySet());
    accounts.addAll(actual.keySet());
    var rows = new ArrayList<List<Object>>();
    for (var account : accounts) {
      var planned = budget.getOrDefault(account, BigDecimal.ZERO);
      var booked = actual.getOrDefault(account, BigDecimal.ZERO);
      rows.add(
          List.of(
              account,
              Figure.money(planned),
              Figure.money(booked),
              Figure.money(planned.subtract(booked))));
    }
    var total = budget.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    figures.add(
        Figure.of(
            "budget.total",
            "Budget",
            Figure.money(total),
            asked.currency(),
            sheet.cells("amount")));
    value("books.cost")
        .ifPresent(
            cost ->
                figures.add(
                    Figure.of(
                        "budget.left",
                        "Left of the budget",
                        Figure.money(total.subtract(cost)),
                        asked.currency(),
                        Figure.formula("budget.total", "books.cost"))));
    if (foreign > 0) {
      figures.add(
          Figure.of(
              "budget.other-currencies",
              "Budget rows in other currencies, not in these sums",
              String.valueOf(foreign),
              Figure.COUNT,
              sheet.cells("amount")));
    }
    tables.add(
        Figure.table(
            WorkbookPlan.BUDGET,
            "Budget and cost by account",
            List.of(
                Figure.column("Account", "text"),
                Figure.column("Budget", "money"),
                Figure.column("Cost", "money"),
                Figure.column("Left", "money")),
            rows,
            sheet.cells("amount")));
    troubles("budget", "the budget", sheet);
  }

  private void bank(ReadSheet sheet, Asked asked) {
    var sums = new LinkedHashMap<String, BigDecimal>();
    var rows = new ArrayList<List<Object>>();
    for (var row : sheet.rows()) {
      // Days of other months are not this report's.
      if (sheet.text(row, "day").startsWith(asked.period().toString())) {
        var cells = new ArrayList<Object>();
        cells.add(sheet.text(row, "day"));
        for (var column : List.of("in", "out", "fees")) {
          var amount = sheet.number(row, column).orElse(BigDecimal.ZERO);
          sums.merge(column, amount, BigDecimal::add);
          cells.add(Figure.money(amount));
        }
        rows.add(cells);
      }
    }
    Map.of("in", "Came in at the bank", "out", "Left the bank", "fees", "Fees of the bank")
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, String>comparingByKey().reversed())
        .forEach(
            one ->
                figures.add(
                    Figure.of(
                        "bank." + one.getKey(),
                        one.getValue(),
                        Figure.money(sums.getOrDefault(one.getKey(), BigDecimal.ZERO)),
                        asked.currency(),
                        sheet.cells(one.getKey()))));
    value("books.paid")
        .ifPresent(
            paid ->
                figures.add(
                    Figure.of(
                        "bank.difference",
                        "Left the bank beside our payments",
                        Figure.money(
                            sums.getOrDefault("out", BigDecimal.ZERO).abs().subtract(paid)),
                        asked.currency(),
                        Figure.formula("bank.out", "books.paid"))));
    tables.add(
        Figure.table(
            "bank",
            "Turnover at the bank by day",
            List.of(
                Figure.column("Day", "date"),
                Figure.column("In", "money"),
                Figure.column("Out", "money"),
                Figure.column("Fees", "money")),
            rows,
            sheet.cells("day")));
    troubles("bank", "the bank’s file", sheet);
  }

  /** What could not be read is no zero: the reviewer sees it, mends it and collects again. */
  private void troubles(String id, String what, ReadSheet sheet) {
    var troubles = sheet.troubles();
    if (!troubles.isEmpty()) {
      figures.add(
          Figure.of(
              id + ".unread",
              "Cells of %s that could not be read and are not in these sums".formatted(what),
              String.valueOf(troubles.size()),
              Figure.COUNT,
              sheet.cells("")));
      tables.add(
          Figure.table(
              id + "-unread",
              "What could not be read of " + what,
              List.of(Figure.column("Cell", "text"), Figure.column("Why", "text")),
              troubles,
              sheet.cells("")));
    }
  }

  private Map<String, BigDecimal> costByAccount() {
    var byAccount = new TreeMap<String, BigDecimal>();
    for (var table : tables) {
      if ("cost".equals(table.get("id")) && table.get("rows") instanceof List<?> rows) {
        for (var row : rows) {
          if (row instanceof List<?> cells && cells.size() == 3) {
            byAccount.merge(
                String.valueOf(cells.get(0)),
                new BigDecimal(String.valueOf(cells.get(2))),
                BigDecimal::add);
          }
        }
      }
    }
    return byAccount;
  }

  private java.util.Optional<BigDecimal> value(String id) {
    return figures.stream()
        .filter(figure -> id.equals(figure.get("id")))
        .map(figure -> new BigDecimal(String.valueOf(figure.get("value"))))
        .findFirst();
  }
}
