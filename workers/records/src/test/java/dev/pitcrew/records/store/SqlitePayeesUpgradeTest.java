package dev.pitcrew.records.store;

import dev.pitcrew.records.TestBooks;

final class SqlitePayeesUpgradeTest extends PayeesUpgradeContract {

  SqlitePayeesUpgradeTest() {
    super(TestBooks.SQLITE);
  }
}
