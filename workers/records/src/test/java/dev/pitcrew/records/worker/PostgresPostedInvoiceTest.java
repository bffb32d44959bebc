package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresPostedInvoiceTest extends PostedInvoiceContract {

  PostgresPostedInvoiceTest() {
    super(TestBooks.POSTGRESQL);
  }
}
