package dev.pitcrew.records.store;

import dev.pitcrew.records.TestBooks;

final class PostgresPayeesUpgradeTest extends PayeesUpgradeContract {

  PostgresPayeesUpgradeTest() {
    super(TestBooks.POSTGRESQL);
  }
}
