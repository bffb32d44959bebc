package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteCheckedInvoiceTest extends CheckedInvoiceContract {

  SqliteCheckedInvoiceTest() {
    super(TestBooks.SQLITE);
  }
}
