package dev.pitcrew.records.trail;

import dev.pitcrew.records.TestBooks;

final class SqliteAuditTrailTest extends AuditTrailContract {

  SqliteAuditTrailTest() {
    super(TestBooks.SQLITE);
  }
}
