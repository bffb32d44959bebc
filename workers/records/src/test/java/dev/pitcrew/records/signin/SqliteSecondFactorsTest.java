package dev.pitcrew.records.signin;

import dev.pitcrew.records.TestBooks;

final class SqliteSecondFactorsTest extends SecondFactorsContract {

  SqliteSecondFactorsTest() {
    super(TestBooks.SQLITE);
  }
}
