package dev.pitcrew.records;

final class SqliteMasterTest extends MasterContract {

  SqliteMasterTest() {
    super(TestBooks.SQLITE);
  }
}
