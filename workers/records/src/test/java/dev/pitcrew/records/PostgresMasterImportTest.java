package dev.pitcrew.records;

final class PostgresMasterImportTest extends MasterImportContract {

  PostgresMasterImportTest() {
    super(TestBooks.POSTGRESQL);
  }
}
