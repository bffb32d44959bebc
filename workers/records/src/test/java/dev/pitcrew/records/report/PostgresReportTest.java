package dev.pitcrew.records.report;

import dev.pitcrew.records.TestBooks;

final class PostgresReportTest extends ReportContract {

  PostgresReportTest() {
    super(TestBooks.POSTGRESQL);
  }
}
