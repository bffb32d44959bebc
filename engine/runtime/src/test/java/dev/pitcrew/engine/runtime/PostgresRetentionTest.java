package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

class PostgresRetentionTest extends RetentionContract {

  private StoreLocation.@Nullable Postgres database;

  @Override
  RuntimeOptions options(Path folder) throws SQLException {
    StoreLocation.Postgres location = database;
    if (location == null) {
      location = PostgresServer.newDatabase();
      database = location;
    }
    return RuntimeOptions.at(location, folder);
  }
}
