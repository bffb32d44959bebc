package dev.pitcrew.records.workitems;

import dev.pitcrew.records.TestBooks;

final class PostgresWorkItemsTest extends WorkItemsContract {

  PostgresWorkItemsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
