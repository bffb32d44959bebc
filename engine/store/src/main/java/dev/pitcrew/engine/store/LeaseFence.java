package dev.pitcrew.engine.store;

/**
 * What binds each connection of a node to the number under which it leads: its name, by which a
 * node that takes over ends it, and a check at its beginning, so that it does not come again.
 *
 * @param epoch the number of the lease
 */
public record LeaseFence(long epoch) {

  /** The beginning of the names of all fenced connections. */
  static final String NAME = "pitcrew-node-";

  static String applicationName(long epoch) {
    return NAME + epoch;
  }

  /** The name that each connection must have from its first moment. */
  public String applicationName() {
    return applicationName(epoch);
  }

  /**
   * The first statement of each connection; fails where another node leads.
   *
   * @param schema the engine's
   */
  public String check(String schema) {
    return """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM "%s".node_lease WHERE epoch=%d) THEN
            RAISE EXCEPTION 'another node leads now' USING ERRCODE='25006';
          END IF;
        END $$"""
        .formatted(schema.replace("\"", "\"\""), epoch);
  }
}
