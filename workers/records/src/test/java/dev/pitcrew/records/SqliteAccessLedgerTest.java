package dev.pitcrew.records;

final class SqliteAccessLedgerTest extends AccessLedgerContract {

  SqliteAccessLedgerTest() {
    super(TestBooks.SQLITE);
  }
}
