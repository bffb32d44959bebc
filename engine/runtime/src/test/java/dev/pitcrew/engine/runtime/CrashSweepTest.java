package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A crash at any statement and a restart come to the same end. {@code -Dpitcrew.seed=N} plays that
 * model alone; {@code ./pitcrew torture --statements N} goes on for as long as one likes.
 */
class CrashSweepTest {

  private static final Logger LOG = LoggerFactory.getLogger(CrashSweepTest.class);

  private static final int MODELS = 3;
  private static final int GAP = 7;
  private static final int FAULTS_SQLITE = Integer.getInteger("pitcrew.faults", 25);
  private static final int FAULTS_POSTGRES = Integer.getInteger("pitcrew.faults", 16);

  private final long seed = Long.getLong("pitcrew.seed", 1);

  @TempDir private Path folder;

  @BeforeEach
  void tell() {
    LOG.info("seed={}", seed);
  }

  @Test
  void shouldComeToTheSameEndWhenKilledAtAnyStatementOnSqlite() throws Exception {
    for (long model : models().toArray()) {
      // given
      Path own = Files.createDirectory(folder.resolve("model" + model));
      CrashSweep sweep = CrashSweep.onSqlite(own, model, 0, GAP);

      // when
      CrashSweep.Faults faults = sweep.play(FAULTS_SQLITE);

      // then
      assertThat(faults.total()).as("model %d", model).isPositive();
    }
  }

  private LongStream models() {
    return LongStream.range(seed, seed + (Long.getLong("pitcrew.seed") == null ? MODELS : 1));
  }

  @Test
  void shouldComeToTheSameEndWhenKilledAtAnyStatementOnPostgres() throws Exception {
    // given
    CrashSweep sweep = CrashSweep.onPostgres(folder, seed, 0, GAP);

    // when
    CrashSweep.Faults faults = sweep.play(FAULTS_POSTGRES);

    // then
    assertThat(faults.total()).as("model %d", seed).isPositive();
  }
}
