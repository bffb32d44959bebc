package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresCheckedInvoiceTest extends CheckedInvoiceContract {

  PostgresCheckedInvoiceTest() {
    super(TestBooks.POSTGRESQL);
  }
}
