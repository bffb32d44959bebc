package dev.pitcrew.records.master;

import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableProblem;
import dev.pitcrew.spreadsheets.TableProblems;
import dev.pitcrew.spreadsheets.TableRow;
import java.util.ArrayList;
import java.util.List;

/** What an import would do, gathered row by row and done at once or not at all. */
final class Plan {

  private final List<Runnable> acts = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<TableProblem> problems = new ArrayList<>();
  private int added;
  private int changed;
  private int unchanged;

  void add(Runnable act) {
    added++;
    acts.add(act);
  }

  void change(Runnable act) {
    changed++;
    acts.add(act);
  }

  void leave() {
    unchanged++;
  }

  void notice(String sentence, Object... values) {
    notices.add(sentence.formatted(values));
  }

  void problem(TableProblem problem) {
    problems.add(problem);
  }

  void problem(Table table, TableRow row, String column, String message, Object... values) {
    problems.add(table.problem(row, column, message.formatted(values)));
  }

  boolean isRefused() {
    return !problems.isEmpty();
  }

  void carryOut() {
    acts.forEach(Runnable::run);
  }

  ImportReport report(String what, String file, boolean dryRun) {
    problems.sort(TableProblems.BY_PLACE);
    return isRefused()
        ? new ImportReport(what, file, dryRun, 0, 0, 0, List.of(), problems)
        : new ImportReport(what, file, dryRun, added, changed, unchanged, notices, List.of());
  }
}
