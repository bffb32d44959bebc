package dev.pitcrew.web.intake;

import java.util.List;

/**
 * The page to upload documents.
 *
 * @param results what became of each file of the last upload, in its order
 * @param error what was wrong with the upload as a whole; empty when nothing was
 */
public record UploadPage(List<Result> results, String error) {

  /**
   * One file.
   *
   * @param tone done, doubt or wrong
   * @param icon the icon's name
   * @param text what became of it
   */
  public record Result(String fileName, String tone, String icon, String text) {

    static Result of(String fileName, IntakePort.Outcome outcome) {
      return switch (outcome) {
        case IntakePort.Outcome.Accepted taken ->
            new Result(
                fileName,
                "done",
                "done",
                "Taken as case " + taken.caseId() + ". It is being read.");
        case IntakePort.Outcome.Attached attached ->
            new Result(
                fileName,
                "done",
                "done",
                "Kept with its e-invoice in case " + attached.caseId() + ".");
        case IntakePort.Outcome.Known known ->
            new Result(
                fileName,
                "doubt",
                "info",
                "The same bytes are already known as case "
                    + known.caseId()
                    + ". Nothing new was started.");
        case IntakePort.Outcome.Refused refused ->
            new Result(fileName, "wrong", "wrong", "Not taken. " + refused.reason());
      };
    }
  }

  public long taken() {
    return results.stream().filter(result -> result.tone().equals("done")).count();
  }
}
