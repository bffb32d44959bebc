package dev.pitcrew.payments;

import dev.pitcrew.records.TestBooks;

final class PostgresClaimPaymentTest extends ClaimPaymentContract {

  PostgresClaimPaymentTest() {
    super(TestBooks.POSTGRESQL);
  }
}
