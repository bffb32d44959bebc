package dev.pitcrew.records;

final class PostgresWorkItemsTest extends WorkItemsContract {

  PostgresWorkItemsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
