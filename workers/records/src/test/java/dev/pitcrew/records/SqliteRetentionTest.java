package dev.pitcrew.records;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRetentionTest extends RetentionContract {

  @TempDir Path folder;
  private int databases;

  @Override
  String freshDatabase() {
    return "jdbc:sqlite:" + folder.resolve("records" + ++databases + ".db");
  }
}
