package dev.pitcrew.records.signin;

import dev.pitcrew.records.TestBooks;

final class PostgresSecondFactorsTest extends SecondFactorsContract {

  PostgresSecondFactorsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
