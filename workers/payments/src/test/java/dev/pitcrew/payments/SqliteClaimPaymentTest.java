package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class SqliteClaimPaymentTest extends ClaimPaymentContract {

  SqliteClaimPaymentTest() {
    super(TestBooks.SQLITE);
  }
}
