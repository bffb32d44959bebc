package dev.pitcrew.records;

final class PostgresAccessLedgerTest extends AccessLedgerContract {

  PostgresAccessLedgerTest() {
    super(TestBooks.POSTGRESQL);
  }
}
