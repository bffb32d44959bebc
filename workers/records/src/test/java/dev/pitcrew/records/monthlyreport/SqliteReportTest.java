package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.records.TestBooks;

final class SqliteReportTest extends ReportContract {

  SqliteReportTest() {
    super(TestBooks.SQLITE);
  }
}
