package dev.pitcrew.web.reports;

import dev.pitcrew.records.reporting.ReportVersions;
import java.util.List;

/**
 * One version of a report: its figures, and what is different from the version before.
 *
 * @param stand who reviewed it, or that nobody has yet
 * @param hasFiles whether workbook and PDF are kept
 */
public record ReportPage(
    ReportVersions.Version version,
    String company,
    String stand,
    boolean hasFiles,
    List<Figure> figures,
    List<Difference> differences) {

  /**
   * A figure.
   *
   * @param source where it came from, in words
   */
  public record Figure(String label, String value, String unit, String source) {}

  /** A figure that was another one in the version before; empty where it was not there. */
  public record Difference(String label, String before, String after, String unit) {}
}
