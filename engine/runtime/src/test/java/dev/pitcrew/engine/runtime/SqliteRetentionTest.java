package dev.pitcrew.engine.runtime;

import java.nio.file.Path;

class SqliteRetentionTest extends RetentionContract {

  @Override
  RuntimeOptions options(Path folder) {
    return RuntimeOptions.in(folder);
  }
}
