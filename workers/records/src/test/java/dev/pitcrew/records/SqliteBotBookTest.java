package dev.pitcrew.records;

final class SqliteBotBookTest extends BotBookContract {

  SqliteBotBookTest() {
    super(TestBooks.SQLITE);
  }
}
