package dev.pitcrew.records.master;

import dev.pitcrew.spreadsheets.TableProblem;
import java.util.List;

/**
 * What came of an import.
 *
 * @param what such as {@code vendors}
 * @param notices what a person should know though nothing is wrong
 * @param problems when there are any, nothing was changed
 */
public record ImportReport(
    String what,
    String file,
    boolean dryRun,
    int added,
    int changed,
    int unchanged,
    List<String> notices,
    List<TableProblem> problems) {

  public ImportReport {
    notices = List.copyOf(notices);
    problems = List.copyOf(problems);
  }

  public boolean isRefused() {
    return !problems.isEmpty();
  }

  /** Such as "1 new, 0 changed, 11 unchanged". */
  public String counts() {
    return "%,d new, %,d changed, %,d unchanged".formatted(added, changed, unchanged);
  }
}
