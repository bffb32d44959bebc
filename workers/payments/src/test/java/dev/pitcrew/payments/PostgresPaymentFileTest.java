package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class PostgresPaymentFileTest extends PaymentFileContract {

  PostgresPaymentFileTest() {
    super(TestBooks.POSTGRESQL);
  }
}
