package dev.pitcrew.engine.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several nodes on one PostgreSQL leads: a row with its name, its number and until when,
 * all by the database's clock.
 *
 * <p>Whoever takes the lease over raises the number first and then ends every connection of the
 * nodes before, while {@link LeaseFence} lets none of them connect again: from then on nothing that
 * still runs there can write or read. Not thread-safe; see ADR 8.
 */
public final class NodeLease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

  /** A number of our own among the database's advisory locks, for making the table. */
  private static final long SETUP_LOCK = 0x7069_7463_7266_31L;

  /** By this name, with the number, standbys see that the leader's process lives. */
  private static final String HELD = "pitcrew-lease-";

  private static final long NOBODY = -1;
  private static final Duration ENDING_MAX = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 20;

  private final StoreLocation.Postgres location;
  private final String node;
  private final Duration term;
  private @Nullable Connection connection;
  private long held = NOBODY;

  /**
   * What the row says.
   *
   * @param node the last that led; empty before the first
   * @param epoch of that node; 0 before the first
   * @param inForce whether its time has not passed
   * @param connected whether it is seen in the database; a process that was killed is not
   * @param place the data folder all nodes share; empty before the first
   */
  public record Holder(String node, long epoch, boolean inForce, boolean connected, String place) {}

  /**
   * @param node by which people know this node
   * @param term how long the lease lasts when it is not renewed
   */
  public NodeLease(StoreLocation.Postgres location, String node, Duration term) {
    this.location = location;
    this.node = node;
    this.term = term;
  }

  /** Who leads. */
  public Holder holder() {
    return ask(this::readHolder);
  }

  private Holder readHolder(Connection open) throws SQLException {
    try (Statement statement = open.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT node,epoch,expires_at>clock_timestamp(),EXISTS (SELECT 1 FROM pg_stat_activity"
                    + " WHERE datname=current_database() AND application_name='"
                    + HELD
                    + "'||epoch),place FROM node_lease WHERE id=1")) {
      if (!row.next()) {
        throw new SQLException("The row that tells which node leads is missing.");
      }
      return new Holder(
          row.getString(1), row.getLong(2), row.getBoolean(3), row.getBoolean(4), row.getString(5));
    }
  }

  /**
   * Takes the lease if its time has passed. When this returns a number, no connection of a node
   * before is open any more.
   *
   * @param place what tells the shared data folder from others
   * @return the number to fence with; absent while another node leads
   */
  public OptionalLong take(String place) {
    return takeFrom(NOBODY, place);
  }

  /** The same, also before the time has passed, from a node that seems to be gone. */
  public OptionalLong takeFrom(long gone, String place) {
    return ask(open -> taken(open, gone, place));
  }

  private OptionalLong taken(Connection open, long gone, String place) throws SQLException {
    try (PreparedStatement update =
        open.prepareStatement(
            "UPDATE node_lease SET epoch=epoch+1,node=?,place=?,"
                + "expires_at=clock_timestamp()+?*interval '1 millisecond'"
                + " WHERE id=1 AND (expires_at<=clock_timestamp() OR epoch=?) RETURNING epoch")) {
      update.setString(1, node);
      update.setString(2, place);
      update.setLong(3, term.toMillis());
      update.setLong(4, gone);
      try (ResultSet row = update.executeQuery()) {
        if (!row.next()) {
          return OptionalLong.empty();
        }
        long epoch = row.getLong(1);
        held = epoch;
        try (Statement name = open.createStatement()) {
          name.execute("SET application_name='" + HELD + epoch + "'");
        }
        endOthers(open, epoch);
        return OptionalLong.of(epoch);
      }
    }
  }

  /** They may be of a process that is paused, or of a machine that is gone. */
  private void endOthers(Connection open, long epoch) throws SQLException {
    String own = LeaseFence.applicationName(epoch);
    long end = System.nanoTime() + ENDING_MAX.toNanos();
    int ended = 0;
    while (true) {
      int left = endOnce(open, own);
      if (left == 0) {
        LOG.info("Node {} leads from number {} on; {} connections were ended.", node, epoch, ended);
        return;
      }
      ended = Math.max(ended, left);
      if (System.nanoTime() > end) {
        throw new SQLException(
            "Expected the connections of the node before to end, but %d are left.".formatted(left));
      }
      pause();
    }
  }

  private static int endOnce(Connection open, String own) throws SQLException {
    try (PreparedStatement end =
        open.prepareStatement(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname=current_database()"
                + " AND application_name LIKE ? AND application_name<>? AND pid<>pg_backend_pid()")) {
      end.setString(1, LeaseFence.NAME + "%");
      end.setString(2, own);
      try (ResultSet row = end.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void pause() throws SQLException {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while connections were being ended.", e);
    }
  }

  /**
   * Makes the lease last for another term from now on, also when its time had passed and nobody
   * took it.
   *
   * @return false when another node has taken it: whatever this one does counts no more
   * @throws StoreException when the database does not answer; it may be tried again
   */
  public boolean renew(long epoch) {
    return ask(open -> expiresAt(open, epoch, term.toMillis()));
  }

  /** Gives the lease up, so that another node need not wait for its end. */
  public void giveUp(long epoch) {
    ask(open -> expiresAt(open, epoch, 0));
  }

  private static boolean expiresAt(Connection open, long epoch, long millis) throws SQLException {
    try (PreparedStatement update =
        open.prepareStatement(
            "UPDATE node_lease SET expires_at=clock_timestamp()+?*interval '1 millisecond'"
                + " WHERE id=1 AND epoch=?")) {
      update.setLong(1, millis);
      update.setLong(2, epoch);
      return update.executeUpdate() == 1;
    }
  }

  private interface Question<T> {
    T ask(Connection open) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    try {
      return question.ask(connected());
    } catch (SQLException e) {
      close();
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "Expected to read which node leads, but it failed: %s.".formatted(e.getMessage()),
          e);
    }
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = connect();
      connection = open;
    }
    return open;
  }

  private Connection connect() throws SQLException {
    long seconds = Math.max(1, term.toSeconds() / 2);
    Properties properties = new Properties();
    properties.setProperty("user", location.user());
    properties.setProperty("password", location.password());
    properties.setProperty("connectTimeout", String.valueOf(seconds));
    properties.setProperty("loginTimeout", String.valueOf(seconds));
    properties.setProperty("socketTimeout", String.valueOf(seconds));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", held == NOBODY ? "pitcrew-standby" : HELD + held);
    Connection open = DriverManager.getConnection(location.jdbcUrl(), properties);
    try (Statement statement = open.createStatement()) {
      open.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(" + SETUP_LOCK + ")");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS node_lease (id INTEGER PRIMARY KEY, epoch BIGINT NOT NULL,"
              + " node TEXT NOT NULL, place TEXT NOT NULL, expires_at TIMESTAMPTZ NOT NULL)");
      statement.execute(
          "INSERT INTO node_lease (id,epoch,node,place,expires_at)"
              + " VALUES (1,0,'','','epoch') ON CONFLICT (id) DO NOTHING");
      open.commit();
      open.setAutoCommit(true);
      return open;
    } catch (SQLException e) {
      open.close();
      throw e;
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (SQLException e) {
      LOG.debug("The lease's connection did not close; it is dropped.", e);
    }
  }
}
