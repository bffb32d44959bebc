package dev.pitcrew.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;

/** A PostgreSQL for tests, which may take its time to start, at a port that nobody else gets. */
public final class PatientPostgres {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private PatientPostgres() {}

  public static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).setPort(FreePorts.next());
  }
}
