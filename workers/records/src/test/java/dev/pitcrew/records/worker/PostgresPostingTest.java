package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresPostingTest extends PostingContract {

  PostgresPostingTest() {
    super(TestBooks.POSTGRESQL);
  }
}
