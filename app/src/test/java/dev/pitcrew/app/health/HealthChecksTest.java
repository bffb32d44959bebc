package dev.pitcrew.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.app.health.ComponentHealth.Status;
import dev.pitcrew.app.health.HealthChecks.Group;
import dev.pitcrew.engine.runtime.Health;
import dev.pitcrew.engine.runtime.RuntimeMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

  private static final long GIB = 1L << 30;

  private Health.Status engine = Health.Status.READY;
  private Vitals.Read storeTrouble = new Vitals.Read.Answered();
  private int reads;
  private boolean isDiskGone;
  private @Nullable String mailTrouble;
  private long free = 10 * GIB;
  private long oldestMillis;
  private @Nullable Duration overdue = Duration.ZERO;
  private boolean workers = true;

  @Test
  void shouldBeUpWhenAllIsInOrder() {
    for (Group group : Group.values()) {
      assertThat(status(group)).as(group.name()).isEqualTo(Status.UP);
    }
  }

  @Test
  void shouldTakeNoWorkButNeedNoRestartWhenCommitsFail() {
    // given
    engine = Health.Status.UNAVAILABLE;

    // when / then
    assertThat(status(Group.READINESS)).isEqualTo(Status.DOWN);
    assertThat(status(Group.LIVENESS)).isEqualTo(Status.UP);
  }

  @Test
  void shouldNeedARestartWhenTheEngineWasClosed() {
    // given
    engine = Health.Status.CLOSED;

    // when / then
    assertThat(status(Group.LIVENESS)).isEqualTo(Status.DOWN);
  }

  @Test
  void shouldTakeNoWorkWhenTheStoreDoesNotAnswer() {
    // given
    storeTrouble = new Vitals.Read.Failed("The store does not answer.");

    // when / then
    assertThat(status(Group.READINESS)).isEqualTo(Status.DOWN);
    assertThat(checks().of(Group.ALL).get("store").detail())
        .isEqualTo("The store does not answer.");
  }

  @Test
  void shouldTakeWorkWhenLongQueriesHoldTheStoreUp() {
    // given
    storeTrouble = new Vitals.Read.Slow("The store answers late.");

    // when / then
    assertThat(status(Group.READINESS)).isEqualTo(Status.DEGRADED);
  }

  @Test
  void shouldNotReadTheStoreToSayWhetherItLives() {
    // when
    assertThat(status(Group.LIVENESS)).isEqualTo(Status.UP);

    // then
    assertThat(reads).isZero();
  }

  @Test
  void shouldSayOfThatPartAloneThatItIsDownWhenItCannotBeLookedAt() {
    // given
    isDiskGone = true;

    // when
    var all = checks().of(Group.ALL);

    // then
    assertThat(all.get("disk").status()).isEqualTo(Status.DOWN);
    assertThat(all.get("store").status()).isEqualTo(Status.UP);
    assertThat(status(Group.LIVENESS)).isEqualTo(Status.UP);
  }

  @Test
  void shouldSaySoonThatTheDiskGetsFull() {
    // given
    free = GIB - 1;

    // when / then
    assertThat(status(Group.READINESS)).isEqualTo(Status.DEGRADED);

    // and given
    free = GIB / 20;

    // when / then
    assertThat(status(Group.READINESS)).isEqualTo(Status.DOWN);
    assertThat(checks().of(Group.ALL).get("disk").detail()).isEqualTo("51 MiB are free.");
  }

  @Test
  void shouldTakeNoWorkBeforeTheWorkersRun() {
    // given
    workers = false;

    // when / then
    assertThat(status(Group.READINESS)).isEqualTo(Status.DOWN);
    assertThat(status(Group.LIVENESS)).isEqualTo(Status.UP);
  }

  @Test
  void shouldOnlyAskSomebodyToLookWhenWorkIsLateOrMailIsOutOfOrder() {
    // given
    oldestMillis = 10_001;
    overdue = Duration.ofSeconds(61);
    mailTrouble = "imap.example.com does not take clara's password";

    // when
    var all = checks().of(Group.ALL);

    // then
    assertThat(all.get("queue").status()).isEqualTo(Status.DEGRADED);
    assertThat(all.get("backlog").status()).isEqualTo(Status.DEGRADED);
    assertThat(all.get("mail").status()).isEqualTo(Status.DEGRADED);
    assertThat(all.get("mail").detail()).doesNotContain("clara");
    assertThat(HealthChecks.worst(all)).isEqualTo(Status.DEGRADED);
    assertThat(status(Group.READINESS)).isEqualTo(Status.UP);
  }

  @Test
  void shouldNotPassForWellWhenNobodySaysHowLateWorkIs() {
    // given
    overdue = null;

    // when
    ComponentHealth backlog = checks().of(Group.ALL).get("backlog");

    // then
    assertThat(backlog.status()).isEqualTo(Status.DEGRADED);
    assertThat(backlog.detail()).contains("not known");
    assertThat(status(Group.READINESS)).isEqualTo(Status.UP);
  }

  private Status status(Group group) {
    return HealthChecks.worst(checks().of(group));
  }

  private HealthChecks checks() {
    return new HealthChecks(new Looked());
  }

  private final class Looked implements Vitals {

    @Override
    public String leads() {
      return "Node here leads, number 7.";
    }

    @Override
    public Health engine() {
      return new Health(engine, "Told.");
    }

    @Override
    public RuntimeMetrics metrics() {
      return new RuntimeMetrics(0, 0, 0, 0, 0, 0, 0, 1, oldestMillis, 0);
    }

    @Override
    public Read readStore() {
      reads++;
      return storeTrouble;
    }

    @Override
    public long diskFreeBytes() {
      if (isDiskGone) {
        throw new UncheckedIOException(new IOException("Stale file handle"));
      }
      return free;
    }

    @Override
    public Optional<Duration> overdue() {
      return Optional.ofNullable(overdue);
    }

    @Override
    public boolean workersRun() {
      return workers;
    }

    @Override
    public Optional<String> mailTrouble() {
      return Optional.ofNullable(mailTrouble);
    }
  }
}
