package dev.pitcrew.payments;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqlitePaymentRunTest extends PaymentRunContract {

  @TempDir Path folder;

  @Override
  String freshDatabase() {
    return "jdbc:sqlite:" + folder.resolve("records.db");
  }
}
