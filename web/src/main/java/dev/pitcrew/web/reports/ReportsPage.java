package dev.pitcrew.web.reports;

import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.reporting.ReportVersions;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * Reports that were made, and the form that asks for another.
 *
 * @param months that can be asked for, the newest first
 * @param usual the month before this one
 * @param once goes with the form, so that pressing twice asks once
 * @param underWay those that are being made
 */
public record ReportsPage(
    boolean mayAsk,
    List<Entity> entities,
    List<YearMonth> months,
    YearMonth usual,
    String once,
    List<Case> underWay,
    List<ReportVersions.Listed> versions,
    Map<String, String> names) {

  public String company(String id) {
    return names.getOrDefault(id, id);
  }
}
