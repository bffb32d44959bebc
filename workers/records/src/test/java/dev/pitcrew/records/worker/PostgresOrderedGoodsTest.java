package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresOrderedGoodsTest extends OrderedGoodsContract {

  PostgresOrderedGoodsTest() {
    super(TestBooks.POSTGRESQL);
  }
}
