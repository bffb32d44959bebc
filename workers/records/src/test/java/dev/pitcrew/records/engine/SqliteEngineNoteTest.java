package dev.pitcrew.records.engine;

import dev.pitcrew.records.TestBooks;

final class SqliteEngineNoteTest extends EngineNoteContract {

  SqliteEngineNoteTest() {
    super(TestBooks.SQLITE);
  }
}
