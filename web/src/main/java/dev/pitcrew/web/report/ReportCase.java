package dev.pitcrew.web.report;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.inbox.TaskDocument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A version of a report as its variables tell it; {@code docs/report-variables.md} is the contract.
 *
 * @param version 0 when nothing is frozen yet
 * @param sha256 of what it was made from
 * @param sameAs the version that has the very same inputs; 0 when there is none
 * @param recipients who gets it
 */
public record ReportCase(
    String title,
    String reportId,
    String period,
    String currency,
    int version,
    String sha256,
    String frozenAt,
    int sameAs,
    List<String> recipients,
    List<ReportFigure> figures,
    List<ReportTable> tables,
    List<Chart> charts,
    List<Difference> differences,
    File workbook,
    File pdf) {

  /** A figure that was another in the version before; empty where it came or went. */
  public record Difference(String label, String before, String after, ReportFigure figure) {}

  /** A document of the version; empty texts when it is not there. */
  public record File(String document, String name, String hash) {

    static File of(JsonNode reference) {
      return new File(
          text(reference, "documentId"),
          text(reference.path("metadata"), "fileName"),
          text(reference, "contentHash"));
    }

    public boolean isThere() {
      return !document.isEmpty();
    }
  }

  static ReportCase of(Variables variables) {
    JsonNode report = variables.get("report");
    JsonNode frozen = variables.get("frozen");
    Map<String, String> labels = new HashMap<>();
    frozen
        .path("figures")
        .valueStream()
        .forEach(figure -> labels.put(text(figure, "id"), text(figure, "label")));
    Map<String, String> before = new LinkedHashMap<>();
    frozen
        .path("differences")
        .valueStream()
        .forEach(one -> before.put(text(one, "figure"), text(one, "before")));
    Set<String> documents =
        TaskDocument.of(variables).stream().map(TaskDocument::id).collect(Collectors.toSet());
    List<ReportFigure> figures =
        frozen
            .path("figures")
            .valueStream()
            .map(figure -> ReportFigure.of(figure, labels, before, documents))
            .toList();
    return new ReportCase(
        text(report, "title"),
        text(frozen, "reportId").isEmpty() ? text(report, "reportId") : text(frozen, "reportId"),
        text(report, "period"),
        text(report, "currency"),
        frozen.path("version").asInt(0),
        text(frozen, "sha256"),
        text(frozen, "frozenAt"),
        frozen.path("sameAs").asInt(0),
        report
            .path("recipients")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList(),
        figures,
        frozen.path("tables").valueStream().map(table -> ReportTable.of(table, labels)).toList(),
        frozen
            .path("charts")
            .valueStream()
            .map(Chart::of)
            .filter(chart -> !chart.isEmpty())
            .toList(),
        differences(frozen.path("differences"), figures),
        File.of(variables.get("workbookDocument")),
        File.of(variables.get("pdf")));
  }

  private static List<Difference> differences(JsonNode list, List<ReportFigure> figures) {
    ReportFigure gone = new ReportFigure("", "", "", "", "", "", "", true);
    return list.valueStream()
        .map(
            one ->
                new Difference(
                    text(one, "label"),
                    text(one, "before"),
                    text(one, "after"),
                    figures.stream()
                        .filter(figure -> figure.id().equals(text(one, "figure")))
                        .findFirst()
                        .orElse(gone)))
        .toList();
  }

  public String heading() {
    return title.isEmpty() ? "Report of " + period : title;
  }

  /**
   * What somebody looks at: the inputs, and both files byte for byte. Another one means that the
   * report was made again since the page was opened.
   */
  public String seal() {
    return sha256 + "." + workbook.hash() + "." + pdf.hash();
  }
}
