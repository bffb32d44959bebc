package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteOrderedGoodsTest extends OrderedGoodsContract {

  SqliteOrderedGoodsTest() {
    super(TestBooks.SQLITE);
  }
}
