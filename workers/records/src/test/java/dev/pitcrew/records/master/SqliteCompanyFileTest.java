package dev.pitcrew.records.master;

import dev.pitcrew.records.TestBooks;

final class SqliteCompanyFileTest extends CompanyFileContract {

  SqliteCompanyFileTest() {
    super(TestBooks.SQLITE);
  }
}
