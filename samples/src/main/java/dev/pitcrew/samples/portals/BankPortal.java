package dev.pitcrew.samples.portals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A bank's monthly figures: turnover by day, on a page and as a CSV file. The figures of a month
 * are made from the month, so that they are always the same.
 */
final class BankPortal implements PortalApp {

  private static final int DAY_MAX_CENTS = 2_500_000;

  private final Html html;

  BankPortal(Html html) {
    this.html = html;
  }

  /** One day of a month. */
  private record Turnover(LocalDate day, BigDecimal in, BigDecimal out, BigDecimal fees) {}

  @Override
  public Reply answer(Request request) {
    return switch (request.path()) {
      case "/" -> reports(request, "");
      case "/report" -> report(request);
      case "/report.csv" -> csv(request);
      default -> Reply.page(404, "<h1>There is no such page.</h1>");
    };
  }

  private Reply reports(Request request, String error) {
    String message =
        error.isEmpty() ? "" : "<p class=\"error\" role=\"alert\">" + Html.escape(error) + "</p>";
    return page(
        request,
        "Reports",
        message
            + "<form method=\"get\" action=\"/report\"><label for=\"month\">Month</label><input id=\"month\" name=\"month\" placeholder=\"2026-10\" value=\"%s\"> <button>Show report</button></form>"
                .formatted(Html.escape(request.value("month"))));
  }

  private Reply report(Request request) {
    YearMonth month;
    try {
      month = YearMonth.parse(request.value("month"));
    } catch (DateTimeException e) {
      return reports(request, "The month is written as 2026-10.");
    }
    List<Turnover> days = days(month);
    List<List<String>> rows = new ArrayList<>();
    days.forEach(day -> rows.add(cells(day.day().toString(), day.in(), day.out(), day.fees())));
    rows.add(
        cells(
            "Total",
            days.stream().map(Turnover::in).reduce(BigDecimal.ZERO, BigDecimal::add),
            days.stream().map(Turnover::out).reduce(BigDecimal.ZERO, BigDecimal::add),
            days.stream().map(Turnover::fees).reduce(BigDecimal.ZERO, BigDecimal::add)));
    return page(
        request,
        "Turnover " + month,
        html.table("Turnover " + month, List.of("Day", "In", "Out", "Fees"), rows)
            + "<p><a href=\"/report.csv?month=%s\" download>Download as CSV</a></p>"
                .formatted(month));
  }

  private static List<String> cells(String first, BigDecimal in, BigDecimal out, BigDecimal fees) {
    return List.of(first, in.toPlainString(), out.toPlainString(), fees.toPlainString());
  }

  private Reply csv(Request request) {
    YearMonth month;
    try {
      month = YearMonth.parse(request.value("month"));
    } catch (DateTimeException e) {
      return reports(request, "The month is written as 2026-10.");
    }
    var text = new StringBuilder("Day;In;Out;Fees\r\n");
    days(month)
        .forEach(
            day ->
                text.append(day.day())
                    .append(';')
                    .append(comma(day.in()))
                    .append(';')
                    .append(comma(day.out()))
                    .append(';')
                    .append(comma(day.fees()))
                    .append("\r\n"));
    return Reply.download(
        "turnover-" + month + ".csv",
        "text/csv; charset=utf-8",
        text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String comma(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',');
  }

  private static List<Turnover> days(YearMonth month) {
    var random = new Random(month.getYear() * 12L + month.getMonthValue());
    var days = new ArrayList<Turnover>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      days.add(
          new Turnover(
              month.atDay(day),
              BigDecimal.valueOf(random.nextInt(DAY_MAX_CENTS), 2),
              BigDecimal.valueOf(random.nextInt(DAY_MAX_CENTS), 2),
              BigDecimal.valueOf(random.nextInt(500), 2)));
    }
    return days;
  }

  private Reply page(Request request, String heading, String content) {
    var links = new LinkedHashMap<String, String>();
    links.put("Reports", "/");
    return Reply.page(html.page(heading, request.user(), Map.copyOf(links), content));
  }
}
