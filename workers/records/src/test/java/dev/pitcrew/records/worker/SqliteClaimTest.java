package dev.pitcrew.records.worker;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteClaimTest extends ClaimContract {

  @TempDir Path folder;

  @Override
  String freshDatabase() {
    return "jdbc:sqlite:" + folder.resolve("records.db");
  }
}
