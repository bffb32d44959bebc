package dev.pitcrew.reports;

/**
 * What a report looks like: XHTML with Mustache tags for the data and {@code object} elements for
 * charts.
 *
 * @param name under which models name it
 * @param xhtml well-formed
 */
public record ReportTemplate(String name, String xhtml) {}
