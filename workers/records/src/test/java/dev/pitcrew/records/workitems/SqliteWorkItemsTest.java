package dev.pitcrew.records.workitems;

import dev.pitcrew.records.TestBooks;

final class SqliteWorkItemsTest extends WorkItemsContract {

  SqliteWorkItemsTest() {
    super(TestBooks.SQLITE);
  }
}
