package dev.pitcrew.records;

final class PostgresBotBookTest extends BotBookContract {

  PostgresBotBookTest() {
    super(TestBooks.POSTGRESQL);
  }
}
