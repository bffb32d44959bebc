package dev.pitcrew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineProcessTest {

  @TempDir private Path folder;

  @Test
  void shouldSayNothingWhenTheProcessAndItsStoreAreElsewhere()
      throws IOException, InterruptedException {
    // given
    var elsewhere = new EngineProcess(null, null);

    // when / then
    assertThat(elsewhere.cpuMillis()).isNull();
    assertThat(elsewhere.rssBytes()).isNull();
    assertThat(elsewhere.liveHeapBytes()).isNull();
    assertThat(elsewhere.storeBytes()).isNull();
  }

  @Test
  void shouldKnowWhatThisProcessHasUsed() {
    // given
    var own = new EngineProcess(ProcessHandle.current().pid(), null);

    // when / then
    assertThat(own.cpuMillis()).isPositive();
  }

  @Test
  void shouldCountPagesThatAreStillInTheLogWhenTheStoreIsOpen() throws IOException, SQLException {
    // given
    var process = new EngineProcess(null, folder);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("engine.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("CREATE TABLE t (b BLOB)");
      Long before = process.storeBytes();

      // when
      statement.execute("INSERT INTO t VALUES (zeroblob(1000000))");
      Long after = process.storeBytes();

      // then
      assertThat(before).isNotNull();
      assertThat(after).isNotNull();
      assertThat(after - before).isBetween(950_000L, 1_050_000L);
    }
  }
}
