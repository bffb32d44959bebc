package dev.pitcrew.records;

final class SqliteAuditTrailTest extends AuditTrailContract {

  SqliteAuditTrailTest() {
    super(TestBooks.SQLITE);
  }
}
