package dev.pitcrew.reports;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * {@code reports.render-pdf}: a template and data into a PDF file. Safe to run twice: the same
 * bytes are the same document.
 */
final class RenderPdf implements JobWork {

  static final String TYPE = "reports.render-pdf";
  static final List<String> VARIABLES = List.of("template", "data", "fileName", "locale", "madeAt");

  private final Templates templates;
  private final PdfReport report;
  private final Function<String, DocumentShelf> shelves;

  /**
   * @param shelves where a process keeps its documents
   */
  RenderPdf(Templates templates, PdfReport report, Function<String, DocumentShelf> shelves) {
    this.templates = templates;
    this.report = report;
    this.shelves = shelves;
  }

  @Override
  public JobOutcome run(JobInput input) {
    String name = input.requiredText("template");
    ReportTemplate template =
        templates
            .find(name)
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected to find report template %s, but there is none of that name."
                            .formatted(name)));
    var data =
        input
            .at("data")
            .orElseThrow(
                () -> new ContractBroken("Expected to find variable data, but it is missing."));
    try {
      byte[] pdf =
          report.render(
              template,
              data,
              Locale.forLanguageTag(input.text("locale").orElse("en")),
              input.text("madeAt").map(RenderPdf::instant).orElse(null));
      var kept =
          shelves
              .apply(input.processId())
              .put(pdf, "application/pdf", input.text("fileName").orElse(name + ".pdf"));
      return JobOutcome.completed("pdf", kept.toVariable());
    } catch (BadTemplate e) {
      return new JobOutcome.NeedsPerson(e.getMessage());
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new ContractBroken(
          "Expected madeAt to be an instant such as 2026-11-01T08:00:00Z, but it is \"%s\"."
              .formatted(text));
    }
  }
}
