package dev.pitcrew.records;

final class SqliteWorkItemsTest extends WorkItemsContract {

  SqliteWorkItemsTest() {
    super(TestBooks.SQLITE);
  }
}
