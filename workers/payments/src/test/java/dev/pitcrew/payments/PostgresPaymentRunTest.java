package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class PostgresPaymentRunTest extends PaymentRunContract {

  PostgresPaymentRunTest() {
    super(TestBooks.POSTGRESQL);
  }
}
