package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class SqliteDiscountTest extends DiscountContract {

  SqliteDiscountTest() {
    super(TestBooks.SQLITE);
  }
}
