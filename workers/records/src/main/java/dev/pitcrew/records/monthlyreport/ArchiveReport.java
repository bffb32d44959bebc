package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code records.archive-report}. Notes where the approved version went, and until when it is kept:
 * the version and the bytes that a person approved who brought none of its figures, by the books.
 * Safe to run twice: a version is archived once.
 */
final class ArchiveReport implements JobWork {

  static final String TYPE = "records.archive-report";
  static final List<String> VARIABLES =
      List.of(Asked.VARIABLE, "frozen", "workbookDocument", "pdf");

  /** Who brought figures of a report by hand, by the tasks at which they did. */
  private static final List<String> MAKING = List.of("fetch-bank-report", "mend-budget");

  /** The way out of a review that can no longer be archived. */
  static final String AGAIN =
      "cancel this case and ask for the report again: what is archived is then shown, or reviewed"
          + " anew.";

  private static final int FILE_BYTES_MAX = 64 << 20;

  private final Records records;
  private final Function<String, DocumentShelf> shelves;

  ArchiveReport(Records records, Function<String, DocumentShelf> shelves) {
    this.records = records;
    this.shelves = shelves;
  }

  @Override
  public JobOutcome run(JobInput input) throws IOException {
    var asked = Asked.of(records, input);
    records.cases().requireOwn(asked.requestId(), input.processInstanceKey());
    int number = input.required(Integer.class, "frozen", "version");
    var documents = new TreeMap<String, Object>();
    var hashes = new ArrayList<String>();
    for (var name : ReviewedReport.FILES) {
      var document =
          input
              .at(name)
              .map(DocumentRef::of)
              .orElseThrow(
                  () ->
                      new ContractBroken(
                          "Expected variable %s to be a document, but it is none."
                              .formatted(name)));
      var hash = hash(input.processId(), document);
      hashes.add(hash);
      documents.put(
          name,
          new DocumentRef(
                  document.storeId(),
                  document.documentId(),
                  hash,
                  document.contentType(),
                  document.fileName(),
                  document.size())
              .toVariable());
    }
    return records.inTransaction(() -> archive(asked, number, documents, hashes));
  }

  /** Of the bytes themselves: a reference in a variable may claim anything. */
  private String hash(String processId, DocumentRef document) throws IOException {
    try {
      return Sha256.of(shelves.apply(processId).get(document, FILE_BYTES_MAX));
    } catch (DocumentShelf.TooLarge e) {
      throw new ContractBroken(
          "Expected %s to have at most %d MB, but it is larger."
              .formatted(document.fileName(), FILE_BYTES_MAX >> 20));
    }
  }

  private JobOutcome archive(
      Asked asked, int number, Map<String, Object> documents, List<String> hashes) {
    var version =
        records
            .reportVersions()
            .find(asked.reportId(), number)
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected version %d of %s to be frozen in the books, but it is not."
                            .formatted(number, asked.reportId())));
    var approval = approval(records, asked.requestId());
    if (approval.isEmpty()) {
      return new JobOutcome.NeedsPerson(
          "Expected %s to be approved, but nobody said so in the books."
              .formatted(asked.reportId()));
    }
    if (approval.get().binding() == null) {
      return new JobOutcome.NeedsPerson(
          "Expected a review that says which files of %s it was of, but that of %s does not; %s"
              .formatted(asked.reportId(), approval.get().by(), AGAIN));
    }
    if (!ReviewedReport.of(version, hashes).equals(approval.get().binding())) {
      return new JobOutcome.NeedsPerson(
          "Expected version %d of %s with these files to be what %s approved, but that was another version or other files."
              .formatted(number, asked.reportId(), approval.get().by()));
    }
    var maker = maker(asked.requestId(), approval.get());
    if (maker.isPresent()) {
      return new JobOutcome.NeedsPerson(
          "Expected somebody else to approve %s, but %s brought figures of it."
              .formatted(asked.reportId(), maker.get()));
    }
    // Two cases of one version that were reviewed side by side: the first one's files stay.
    var earlier = records.reportVersions().archived(asked.reportId(), number);
    if (earlier.isPresent()
        && !ReviewedReport.hashes(ReviewedReport.archived(earlier.get().documents()))
            .equals(hashes)) {
      return new JobOutcome.NeedsPerson(
          "Expected version %d of %s to be archived with these files, but it was archived with others meanwhile; %s"
              .formatted(number, asked.reportId(), AGAIN));
    }
    var archived =
        records
            .reportVersions()
            .archive(
                version, asked.requestId(), Variables.toJson(documents), approval.get().by(), TYPE);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("reportId", archived.reportId());
    answer.put("version", archived.version());
    answer.put("retainUntil", archived.retainUntil().toString());
    return JobOutcome.completed("archived", answer);
  }

  /** The case's last review, when it approves. */
  static Optional<Decision> approval(Records records, String requestId) {
    return records.decisions().standing(requestId, ReviewedReport.REVIEW).stream()
        .reduce((first, second) -> second)
        .filter(review -> review.decision().equals("approved"));
  }

  private Optional<String> maker(String requestId, Decision approval) {
    return MAKING.stream()
        .flatMap(element -> records.decisions().standing(requestId, element).stream())
        .map(Decision::by)
        .filter(by -> by.equals(approval.by()) || by.equals(approval.onBehalfOf()))
        .findFirst();
  }
}
