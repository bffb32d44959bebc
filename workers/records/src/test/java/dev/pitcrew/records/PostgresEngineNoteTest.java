package dev.pitcrew.records;

final class PostgresEngineNoteTest extends EngineNoteContract {

  PostgresEngineNoteTest() {
    super(TestBooks.POSTGRESQL);
  }
}
