package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import dev.pitcrew.spreadsheets.Spreadsheet;
import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableProblem;
import dev.pitcrew.spreadsheets.UnreadableFile;
import java.util.List;

/**
 * Brings files of master data into the books: all of a file or nothing of it, in one transaction,
 * each row that changes something with its entry in the audit trail.
 */
public final class MasterImport {

  private final Records records;

  public MasterImport(Records records) {
    this.records = records;
  }

  /** A table of vendors, people, absences, orders or receipts. */
  public ImportReport run(ImportKind kind, ImportRequest request) {
    var name = String.valueOf(request.file().getFileName());
    try {
      var file = Spreadsheet.read(request.file());
      var rows = kind.rows(records);
      var table =
          Table.read(
              name,
              file.sheet(request.sheet()),
              rows.columns(),
              request.locale(),
              request.ignored());
      return records.inTransaction(() -> run(kind, rows, table, request));
    } catch (UnreadableFile e) {
      return refused(kind.word(), name, request, e.getMessage());
    }
  }

  private static ImportReport run(
      ImportKind kind, RowImport rows, Table table, ImportRequest request) {
    var plan = new Plan();
    table.problems().forEach(plan::problem);
    if (table.hiddenRows() > 0) {
      plan.notice("%,d hidden rows of the sheet were read too.", table.hiddenRows());
    }
    rows.plan(table, request, plan);
    if (!plan.isRefused() && !request.dryRun()) {
      plan.carryOut();
    }
    return plan.report(kind.word(), table.file(), request.dryRun());
  }

  /** A company file. */
  public ImportReport company(ImportRequest request) {
    var name = String.valueOf(request.file().getFileName());
    try {
      var company = CompanyFile.read(request.file());
      return records.inTransaction(() -> company(name, company, request));
    } catch (CompanyFile.Unreadable e) {
      return refused("company", name, request, e.getMessage());
    }
  }

  private ImportReport company(String name, CompanyFile company, ImportRequest request) {
    var plan = new Plan();
    company.problems().forEach(plan::problem);
    company.entities().forEach(entity -> CompanyPlan.plan(records, entity, request, plan));
    if (!plan.isRefused() && !request.dryRun()) {
      plan.carryOut();
    }
    return plan.report("company", name, request.dryRun());
  }

  private static ImportReport refused(
      String what, String name, ImportRequest request, String message) {
    return new ImportReport(
        what,
        name,
        request.dryRun(),
        0,
        0,
        0,
        List.of(),
        List.of(new TableProblem(name, null, null, null, null, message)));
  }
}
