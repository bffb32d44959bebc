package dev.pitcrew.records.personnel;

import dev.pitcrew.records.TestBooks;

final class PostgresAccessLedgerTest extends AccessLedgerContract {

  PostgresAccessLedgerTest() {
    super(TestBooks.POSTGRESQL);
  }
}
