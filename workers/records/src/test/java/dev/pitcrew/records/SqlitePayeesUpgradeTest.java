package dev.pitcrew.records;

final class SqlitePayeesUpgradeTest extends PayeesUpgradeContract {

  SqlitePayeesUpgradeTest() {
    super(TestBooks.SQLITE);
  }
}
