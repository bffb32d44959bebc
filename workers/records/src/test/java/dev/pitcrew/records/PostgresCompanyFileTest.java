package dev.pitcrew.records;

final class PostgresCompanyFileTest extends CompanyFileContract {

  PostgresCompanyFileTest() {
    super(TestBooks.POSTGRESQL);
  }
}
