package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqlitePostedInvoiceTest extends PostedInvoiceContract {

  SqlitePostedInvoiceTest() {
    super(TestBooks.SQLITE);
  }
}
