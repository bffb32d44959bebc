package dev.pitcrew.records;

final class PostgresMasterTest extends MasterContract {

  PostgresMasterTest() {
    super(TestBooks.POSTGRESQL);
  }
}
