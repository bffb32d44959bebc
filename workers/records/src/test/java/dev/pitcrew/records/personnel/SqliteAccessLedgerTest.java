package dev.pitcrew.records.personnel;

import dev.pitcrew.records.TestBooks;

final class SqliteAccessLedgerTest extends AccessLedgerContract {

  SqliteAccessLedgerTest() {
    super(TestBooks.SQLITE);
  }
}
