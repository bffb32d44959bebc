package dev.pitcrew.records.worker;

import dev.pitcrew.records.TestBooks;

final class SqliteLinkedInvoiceTest extends LinkedInvoiceContract {

  SqliteLinkedInvoiceTest() {
    super(TestBooks.SQLITE);
  }
}
