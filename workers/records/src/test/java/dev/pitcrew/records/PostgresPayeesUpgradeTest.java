package dev.pitcrew.records;

final class PostgresPayeesUpgradeTest extends PayeesUpgradeContract {

  PostgresPayeesUpgradeTest() {
    super(TestBooks.POSTGRESQL);
  }
}
