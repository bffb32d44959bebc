package dev.pitcrew.records.engine;

import org.jspecify.annotations.Nullable;

/**
 * An engine that is not in the same process as the books.
 *
 * @param address of its REST API
 * @param cluster as it calls itself; absent where it does not
 */
public record AwayEngine(String address, @Nullable String cluster) {

  /** The same cluster may have moved to another address. */
  public boolean isSame(AwayEngine other) {
    return cluster != null && other.cluster != null
        ? cluster.equals(other.cluster)
        : address.equals(other.address);
  }

  /** With the id that was known of it, where it tells none now. */
  AwayEngine knowing(AwayEngine before) {
    return cluster == null ? new AwayEngine(address, before.cluster) : this;
  }

  /** For people. */
  public String named() {
    return cluster == null ? address : "%s (cluster %s)".formatted(address, cluster);
  }
}
