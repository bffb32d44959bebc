package dev.pitcrew.records;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteWorkItemsTest extends WorkItemsContract {

  @TempDir Path folder;

  @Override
  String freshDatabase() {
    return "jdbc:sqlite:" + folder.resolve("records.db");
  }
}
