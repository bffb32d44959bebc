package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class PostgresBankReplyTest extends BankReplyContract {

  PostgresBankReplyTest() {
    super(TestBooks.POSTGRESQL);
  }
}
