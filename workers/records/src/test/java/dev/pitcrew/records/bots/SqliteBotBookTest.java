package dev.pitcrew.records.bots;

import dev.pitcrew.records.TestBooks;

final class SqliteBotBookTest extends BotBookContract {

  SqliteBotBookTest() {
    super(TestBooks.SQLITE);
  }
}
