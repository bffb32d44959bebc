package dev.pitcrew.records.bots;

import dev.pitcrew.records.TestBooks;

final class PostgresBotBookTest extends BotBookContract {

  PostgresBotBookTest() {
    super(TestBooks.POSTGRESQL);
  }
}
