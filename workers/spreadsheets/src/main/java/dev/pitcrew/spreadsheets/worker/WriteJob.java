package dev.pitcrew.spreadsheets.worker;

import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.spreadsheets.write.WorkbookSpec;
import dev.pitcrew.spreadsheets.write.WorkbookSpecBroken;
import dev.pitcrew.spreadsheets.write.WorkbookWriter;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a declared workbook. Safe to run twice: the same spec gives the same bytes, which are kept
 * under their own hash.
 */
final class WriteJob implements JobWork {

  static final String TYPE = "spreadsheets.write";
  static final List<String> VARIABLES = List.of("workbook", "fileName");

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String USUAL_NAME = "workbook.xlsx";

  private final Function<String, DocumentShelf> shelves;

  WriteJob(Function<String, DocumentShelf> shelves) {
    this.shelves = shelves;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var spec = input.required(WorkbookSpec.class, "workbook");
    try {
      var name = input.text("fileName").map(WriteJob::named).orElse(USUAL_NAME);
      var kept = shelves.apply(input.processId()).put(WorkbookWriter.write(spec), XLSX, name);
      return JobOutcome.completed("workbookDocument", kept.toVariable());
    } catch (WorkbookSpecBroken e) {
      return new JobOutcome.NeedsPerson(e.getMessage());
    }
  }

  /** A name that says what kind of file it is, and is no path. */
  static String named(String fileName) {
    var plain = fileName.replaceAll("[\\p{Cc}/\\\\:*?\"<>|]", "_").strip();
    return plain.endsWith(".xlsx") ? plain : plain + ".xlsx";
  }
}
