package dev.pitcrew.records;

final class SqliteSecondFactorsTest extends SecondFactorsContract {

  SqliteSecondFactorsTest() {
    super(TestBooks.SQLITE);
  }
}
