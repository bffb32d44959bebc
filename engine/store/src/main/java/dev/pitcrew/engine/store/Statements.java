package dev.pitcrew.engine.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The prepared statements of one connection; the least used one goes when there are too many. */
final class Statements implements AutoCloseable {

  private static final int STATEMENTS_MAX = 256;

  private final Connection connection;
  private final LinkedHashMap<String, PreparedStatement> bySql =
      new LinkedHashMap<>(64, 0.75f, true);

  Statements(Connection connection) {
    this.connection = connection;
  }

  PreparedStatement of(String sql) throws SQLException {
    PreparedStatement known = bySql.get(sql);
    if (known != null) {
      known.clearBatch();
      return known;
    }
    if (bySql.size() >= STATEMENTS_MAX) {
      Map.Entry<String, PreparedStatement> eldest = bySql.pollFirstEntry();
      if (eldest != null) {
        eldest.getValue().close();
      }
    }
    PreparedStatement prepared = connection.prepareStatement(sql);
    bySql.put(sql, prepared);
    return prepared;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : bySql.values()) {
      statement.close();
    }
    bySql.clear();
  }
}
