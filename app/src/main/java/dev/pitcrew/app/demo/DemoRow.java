package dev.pitcrew.app.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document's line of the table.
 *
 * @param read how it was read; absent where it could not be
 * @param decisions who decided what, in order, one entry for each person in a row
 * @param validated whether a person looked at what was read
 * @param outcome absent where the case has not ended
 * @param money what became of the amount; absent where nothing was posted
 * @param differences in what it differs from what is known of it
 */
record DemoRow(
    String document,
    @Nullable String read,
    List<String> decisions,
    boolean validated,
    @Nullable String outcome,
    @Nullable String money,
    List<String> differences) {

  boolean asExpected() {
    return differences.isEmpty();
  }

  boolean isPosted() {
    return "posted".equals(outcome);
  }

  static final List<String> HEADS =
      List.of("document", "read as", "who decided", "outcome", "payment");

  Section.Row toRow() {
    return new Section.Row(
        List.of(
            document,
            read == null ? "-" : read,
            decisions.isEmpty() ? "nobody had to" : String.join("; ", decisions),
            outcome == null ? "not ended" : outcome,
            money == null ? "-" : money),
        differences);
  }

  /** How much of what was posted went without people, and whether that was right. */
  static String shares(List<DemoRow> rows) {
    List<DemoRow> posted = rows.stream().filter(DemoRow::isPosted).toList();
    List<DemoRow> unseen = posted.stream().filter(row -> !row.validated()).toList();
    long untouched = unseen.stream().filter(row -> row.decisions().isEmpty()).count();
    long right = unseen.stream().filter(DemoRow::asExpected).count();
    return "Of %d posted documents %d needed no person at all, %d nobody to look at what was read; %d of these are in the books as they were printed."
        .formatted(posted.size(), untouched, unseen.size(), right);
  }
}
