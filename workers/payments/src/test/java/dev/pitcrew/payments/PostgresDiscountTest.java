package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class PostgresDiscountTest extends DiscountContract {

  PostgresDiscountTest() {
    super(TestBooks.POSTGRESQL);
  }
}
