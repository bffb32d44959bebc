package dev.pitcrew.records.trail;

import dev.pitcrew.records.TestBooks;

final class PostgresAuditTrailTest extends AuditTrailContract {

  PostgresAuditTrailTest() {
    super(TestBooks.POSTGRESQL);
  }
}
