package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteCodingTest extends CodingContract {

  SqliteCodingTest() {
    super(TestBooks.SQLITE);
  }
}
