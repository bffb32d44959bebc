package dev.pitcrew.records.report;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteReportTest extends ReportContract {

  @TempDir Path folder;

  @Override
  String freshDatabase() {
    return "jdbc:sqlite:" + folder.resolve("records.db");
  }
}
