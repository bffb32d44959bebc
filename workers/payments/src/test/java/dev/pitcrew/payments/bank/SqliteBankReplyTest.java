package dev.pitcrew.payments.bank;

import dev.pitcrew.records.TestBooks;

final class SqliteBankReplyTest extends BankReplyContract {

  SqliteBankReplyTest() {
    super(TestBooks.SQLITE);
  }
}
