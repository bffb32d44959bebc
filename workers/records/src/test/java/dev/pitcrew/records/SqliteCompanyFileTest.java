package dev.pitcrew.records;

final class SqliteCompanyFileTest extends CompanyFileContract {

  SqliteCompanyFileTest() {
    super(TestBooks.SQLITE);
  }
}
