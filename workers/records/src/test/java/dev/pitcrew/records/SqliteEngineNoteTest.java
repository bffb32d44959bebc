package dev.pitcrew.records;

final class SqliteEngineNoteTest extends EngineNoteContract {

  SqliteEngineNoteTest() {
    super(TestBooks.SQLITE);
  }
}
