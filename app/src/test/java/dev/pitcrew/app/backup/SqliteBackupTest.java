package dev.pitcrew.app.backup;

import dev.pitcrew.engine.runtime.RuntimeOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

final class SqliteBackupTest extends BackupContract {

  @Override
  @Nullable String newDatabase() {
    return null;
  }

  @Override
  String copyOf(String database) {
    throw new IllegalStateException("There is none: its rows are files.");
  }

  @Override
  RuntimeOptions engine(Path data, @Nullable String database) {
    return RuntimeOptions.in(data);
  }
}
