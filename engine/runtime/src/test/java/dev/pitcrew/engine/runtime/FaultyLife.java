package dev.pitcrew.engine.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/** One life of a store: counts the statements that it writes with, and dies or fails at one. */
final class FaultyLife {

  /** What happens at a statement. */
  enum Fault {
    /** The process is no more, the statement was never run. */
    KILLED_BEFORE,
    /** The process is no more, the statement was run. */
    KILLED_AFTER,
    /** The statement fails, the process lives. */
    FAILED_BEFORE,
    /** The statement was run, its answer is lost, the process lives. */
    FAILED_AFTER;

    boolean kills() {
      return this == KILLED_BEFORE || this == KILLED_AFTER;
    }

    boolean isAfter() {
      return this == KILLED_AFTER || this == FAILED_AFTER;
    }
  }

  /** What is left behind when it dies, and how. */
  interface Death {
    void happens(Connection connection) throws SQLException;
  }

  /**
   * Where it was met.
   *
   * @param fault as it was in the end
   * @param statement its number since it was armed
   * @param isCommit whether it was the commit
   */
  record Met(Fault fault, int statement, boolean isCommit) {}

  private final Death death;
  private final boolean failureDrops;
  private CompletableFuture<Met> met = new CompletableFuture<>();
  private int statements;
  private int target;
  private Fault fault = Fault.KILLED_BEFORE;
  private Fault faultOfCommit = Fault.KILLED_BEFORE;
  private boolean isDead;

  /**
   * @param failureDrops whether a failure takes the connection with it, as a network's does
   */
  FaultyLife(Death death, boolean failureDrops) {
    this.death = death;
    this.failureDrops = failureDrops;
  }

  /**
   * From now on statements are counted.
   *
   * @param at the number of the statement that meets the fault; 0 for none
   * @param any the fault of any other statement than the commit
   * @param ofCommit the fault where the statement is the commit
   * @return completed when it is met
   */
  synchronized CompletableFuture<Met> arm(int at, Fault any, Fault ofCommit) {
    statements = 0;
    target = at;
    fault = any;
    faultOfCommit = ofCommit;
    met = new CompletableFuture<>();
    return met;
  }

  /** Nothing more happens; how many statements there were since it was armed. */
  synchronized int disarm() {
    target = 0;
    return statements;
  }

  synchronized void expectAlive() throws SQLException {
    if (isDead) {
      throw new SQLException("This life is over.");
    }
  }

  synchronized void before(String name, Object real) throws SQLException {
    statements++;
    if (statements != target) {
      return;
    }
    if (name.equals("commit")) {
      fault = faultOfCommit;
    }
    if (!fault.isAfter()) {
      strike(real, name.equals("commit"));
    }
  }

  synchronized void after(Object real) throws SQLException {
    if (target != 0 && statements == target) {
      strike(real, real instanceof Connection);
    }
  }

  private void strike(Object real, boolean isCommit) throws SQLException {
    Met what = new Met(fault, statements, isCommit);
    target = 0;
    Connection connection =
        real instanceof Statement statement ? statement.getConnection() : (Connection) real;
    if (what.fault().kills()) {
      death.happens(connection);
      isDead = true;
    } else if (failureDrops) {
      connection.abort(Runnable::run);
    }
    met.complete(what);
    throw new SQLException("A fault: " + what);
  }
}
