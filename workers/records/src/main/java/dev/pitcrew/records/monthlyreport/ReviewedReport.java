package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.payable.Binding;
import dev.pitcrew.records.reporting.ReportVersions.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a review is bound to: one version of a report and the bytes of its files. Another version,
 * or other files, were not reviewed.
 */
public final class ReviewedReport {

  public static final String REVIEW = "review-report";

  /** What the process holds of it. */
  public static final List<String> VARIABLES = List.of("frozen", "workbookDocument", "pdf");

  /** Its files, by the variables that name them. */
  static final List<String> FILES = List.of("workbookDocument", "pdf");

  private ReviewedReport() {}

  /** Of what a person at the task is shown; nothing when there is no such report. */
  public static Optional<String> shown(JobInput input) {
    var reportId = input.text("frozen", "reportId");
    var version = input.text("frozen", "version");
    var sha256 = input.text("frozen", "sha256");
    var hashes = new ArrayList<String>();
    for (var file : FILES) {
      var document = input.at(file).map(DocumentRef::of).orElse(null);
      if (document == null || document.contentHash() == null) {
        return Optional.empty();
      }
      hashes.add(document.contentHash());
    }
    return reportId.isEmpty() || version.isEmpty() || sha256.isEmpty()
        ? Optional.empty()
        : Optional.of(binding(reportId.get(), version.get(), sha256.get(), hashes));
  }

  /**
   * Of a version in the books and the files that are to be archived.
   *
   * @param hashes of the files' bytes, in the order of {@link #FILES}
   */
  static String of(Version version, List<String> hashes) {
    return binding(version.reportId(), String.valueOf(version.version()), version.sha256(), hashes);
  }

  /**
   * The files that a version was archived with.
   *
   * @param documents of the archive, JSON by name
   */
  static List<DocumentRef> archived(String documents) {
    var archived = Variables.tree(documents);
    var files = new ArrayList<DocumentRef>();
    for (var name : FILES) {
      files.add(
          Optional.ofNullable(DocumentRef.of(archived.path(name)))
              .filter(one -> one.contentHash() != null)
              .orElseThrow(
                  () ->
                      new ContractBroken(
                          "Expected the archive to name the report's %s, but it does not."
                              .formatted(name))));
    }
    return files;
  }

  /** In the order of the files. */
  static List<String> hashes(List<DocumentRef> files) {
    return files.stream().map(one -> Objects.requireNonNull(one.contentHash())).toList();
  }

  private static String binding(
      String reportId, String version, String sha256, List<String> hashes) {
    var text = new ArrayList<>(List.of(reportId, version, sha256));
    text.addAll(hashes);
    return Binding.sha256(String.join("\n", text).getBytes(StandardCharsets.UTF_8));
  }
}
