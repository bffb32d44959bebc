package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.records.TestBooks;

final class PostgresReportTest extends ReportContract {

  PostgresReportTest() {
    super(TestBooks.POSTGRESQL);
  }
}
