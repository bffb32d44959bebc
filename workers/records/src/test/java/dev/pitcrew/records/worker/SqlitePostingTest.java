package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqlitePostingTest extends PostingContract {

  SqlitePostingTest() {
    super(TestBooks.SQLITE);
  }
}
