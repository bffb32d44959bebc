package dev.pitcrew.records.report;

import dev.pitcrew.records.TestBooks;

final class SqliteReportTest extends ReportContract {

  SqliteReportTest() {
    super(TestBooks.SQLITE);
  }
}
