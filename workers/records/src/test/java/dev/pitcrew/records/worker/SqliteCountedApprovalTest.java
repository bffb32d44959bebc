package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteCountedApprovalTest extends CountedApprovalContract {

  SqliteCountedApprovalTest() {
    super(TestBooks.SQLITE);
  }
}
