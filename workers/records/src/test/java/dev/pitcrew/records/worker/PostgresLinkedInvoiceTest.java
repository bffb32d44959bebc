package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class PostgresLinkedInvoiceTest extends LinkedInvoiceContract {

  PostgresLinkedInvoiceTest() {
    super(TestBooks.POSTGRESQL);
  }
}
