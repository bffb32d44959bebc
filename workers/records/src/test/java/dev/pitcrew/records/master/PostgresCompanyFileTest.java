package dev.pitcrew.records.master;

import dev.pitcrew.records.TestBooks;

final class PostgresCompanyFileTest extends CompanyFileContract {

  PostgresCompanyFileTest() {
    super(TestBooks.POSTGRESQL);
  }
}
