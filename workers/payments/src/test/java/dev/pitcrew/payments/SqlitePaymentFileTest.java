package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class SqlitePaymentFileTest extends PaymentFileContract {

  SqlitePaymentFileTest() {
    super(TestBooks.SQLITE);
  }
}
