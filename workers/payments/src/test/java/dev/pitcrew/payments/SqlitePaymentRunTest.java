package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class SqlitePaymentRunTest extends PaymentRunContract {

  SqlitePaymentRunTest() {
    super(TestBooks.SQLITE);
  }
}
