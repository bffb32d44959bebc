package dev.pitcrew.app.cli;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.kpi.Kpi;
import dev.pitcrew.records.kpi.KpiReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How well the processes go. */
@Command(
    name = "kpi",
    description =
        "Shows how well the processes go: processing time, touchless rate, errors, rework.",
    footer = {
      "",
      "touchless  went to its good end with no person's decision",
      "errors     a person had to correct what was read",
      "rework     went through a person's task a second time",
      "",
      "Times run from arrival to end, waiting included. Rates are shares of the cases that ended in"
          + " the period;",
      "touchless is a share of those that ended well."
    })
final class KpiCommand implements Callable<Integer> {

  private static final int DAYS = 30;
  private static final String LINE = "%-26s %6s %6s %9s %9s %10s %7s %7s%n";

  @Mixin BooksOptions books = new BooksOptions();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First day of the period, yyyy-mm-dd (default: 30 days ago).")
  @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Last day of the period (default: today).")
  @Nullable LocalDate to;

  @Option(names = "--json", description = "As JSON, times in seconds, rates from 0 to 1.")
  boolean json;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Records records = books.open()) {
      ZoneId zone = zone(records);
      LocalDate last = to == null ? LocalDate.ofInstant(records.clock().instant(), zone) : to;
      LocalDate first = from == null ? last.minusDays(DAYS) : from;
      if (first.isAfter(last)) {
        throw new CommandFailure(
            "Expected a period, but it begins on %s and ends on %s.".formatted(first, last));
      }
      KpiReport report = records.kpis().report(first, last, zone);
      if (json) {
        out.println(report.toJson());
      } else {
        print(out, report);
      }
      out.flush();
      return 0;
    }
  }

  private static ZoneId zone(Records records) {
    return records.entities().all().stream()
        .findFirst()
        .map(Entity::timeZone)
        .orElse(ZoneId.systemDefault());
  }

  private static void print(PrintWriter out, KpiReport report) {
    out.printf("What ended from %s to %s%n%n", report.from(), report.to());
    if (report.processes().isEmpty()) {
      out.println("Nothing ended in this period, and nothing is open.");
      return;
    }
    out.printf(
        LINE, "process", "ended", "open", "median", "9 of 10", "touchless", "errors", "rework");
    for (var process : report.processes()) {
      print(out, process.process(), process.all());
      process.byKind().forEach((kind, figures) -> print(out, "  " + kind, figures));
    }
    out.println();
    for (var process : report.processes()) {
      process
          .all()
          .outcomes()
          .forEach((word, count) -> out.printf("%-26s %s: %,d%n", process.process(), word, count));
    }
  }

  private static void print(PrintWriter out, String name, Kpi kpi) {
    out.printf(
        LINE,
        name,
        kpi.ended(),
        kpi.open(),
        time(kpi.medianSeconds()),
        time(kpi.ninetiethSeconds()),
        share(kpi.touchlessRate()),
        share(kpi.errorRate()),
        share(kpi.reworkRate()));
  }

  private static String share(@Nullable Double rate) {
    return rate == null ? "-" : "%.0f %%".formatted(rate * 100);
  }

  /** In the largest unit that leaves at least one of it. */
  private static String time(@Nullable Double seconds) {
    if (seconds == null) {
      return "-";
    }
    var time = Duration.ofMillis(Math.round(seconds * 1000));
    if (time.toDays() > 0) {
      return "%.1f d".formatted(seconds / Duration.ofDays(1).toSeconds());
    }
    if (time.toHours() > 0) {
      return String.format(Locale.ROOT, "%.1f h", seconds / Duration.ofHours(1).toSeconds());
    }
    if (time.toMinutes() > 0) {
      return String.format(Locale.ROOT, "%.1f min", seconds / Duration.ofMinutes(1).toSeconds());
    }
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
