package dev.pitcrew.records.engine;

import dev.pitcrew.records.TestBooks;

final class PostgresEngineNoteTest extends EngineNoteContract {

  PostgresEngineNoteTest() {
    super(TestBooks.POSTGRESQL);
  }
}
