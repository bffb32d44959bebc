package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresCodingTest extends CodingContract {

  PostgresCodingTest() {
    super(TestBooks.POSTGRESQL);
  }
}
