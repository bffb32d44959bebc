package dev.pitcrew.records;

final class PostgresAuditTrailTest extends AuditTrailContract {

  PostgresAuditTrailTest() {
    super(TestBooks.POSTGRESQL);
  }
}
