package dev.pitcrew.payments.bank;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStatementTest extends StatementContract {

  @TempDir Path folder;

  @Override
  String freshDatabase() {
    return "jdbc:sqlite:" + folder.resolve("records.db");
  }
}
