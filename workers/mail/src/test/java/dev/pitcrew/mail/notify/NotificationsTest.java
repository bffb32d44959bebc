package dev.pitcrew.mail.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.mail.MovableClock;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxEntry;
import dev.pitcrew.records.people.Person;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotificationsTest {

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T09:00:00Z"));
  private final List<OpenTask> open = new ArrayList<>();
  private Records records;
  private Notifications notifications;

  @BeforeEach
  void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), clock);
    save("clara", "clerk", true);
    save("kurt", "clerk", true);
    save("gone", "clerk", false);
    records.people().save(new Person("mute", "Mute", Set.of("clerk"), null, null));
    notifications =
        new Notifications(
            records, () -> List.copyOf(open), URI.create("https://office.example.com/"));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldTellWhoCouldTakeATaskOnce() {
    // given
    open.add(task(7, null, "clerk"));

    // when
    notifications.look();
    clock.advance(Duration.ofMinutes(1));
    notifications.look();

    // then
    assertThat(records.outbox().entries(10))
        .hasSize(2)
        .allSatisfy(
            mail -> {
              assertThat(mail.draft().subject()).isEqualTo("A task waits for you: Task 7");
              assertThat(mail.draft().link()).isEqualTo("/tasks/7");
              assertThat(mail.draft().body()).isEqualTo("Task 7 (Invoice intake)");
            })
        .extracting(mail -> mail.draft().to())
        .containsExactlyInAnyOrder(List.of("clara"), List.of("kurt"));
  }

  @Test
  void shouldTellOnlyWhoHasTakenATask() {
    // given
    open.add(task(7, "kurt", "clerk"));

    // when
    notifications.look();

    // then
    assertThat(records.outbox().entries(10))
        .singleElement()
        .satisfies(mail -> assertThat(mail.draft().to()).containsExactly("kurt"));
  }

  @Test
  void shouldPutAllThatIsNewIntoOneMail() {
    // given
    for (int i = 1; i <= 25; i++) {
      open.add(task(i, "clara", "clerk"));
    }

    // when
    notifications.look();

    // then
    OutboxEntry mail = records.outbox().entries(10).getFirst();
    assertThat(records.outbox().entries(10)).hasSize(1);
    assertThat(mail.draft().subject()).isEqualTo("25 tasks wait for you");
    assertThat(mail.draft().link()).isEqualTo("/inbox");
    assertThat(mail.draft().body())
        .startsWith(
            "New for you:\n\n"
                + "- Task 1 (Invoice intake)\n"
                + "  https://office.example.com/tasks/1\n"
                + "- Task 2")
        .endsWith("- and 5 more");
  }

  @Test
  void shouldNeverSendMoreThanAFewMailsAnHour() {
    // when a task comes each minute for an hour
    for (int i = 1; i <= 60; i++) {
      open.add(task(i, "clara", "clerk"));
      notifications.look();
      clock.advance(Duration.ofMinutes(1));
    }

    // then
    assertThat(records.outbox().entries(100)).hasSize(Notifications.MAILS_PER_HOUR);

    // when
    clock.advance(Duration.ofMinutes(10));
    notifications.look();

    // then all that waited comes in one
    assertThat(records.outbox().entries(1).getFirst().draft().subject())
        .isEqualTo("50 tasks wait for you");
  }

  @Test
  void shouldTellNobodyWhoDoesNotWantIt() {
    // given
    open.add(task(7, null, "clerk"));
    records.taskNotices().want("clara", false);
    records.taskNotices().want("kurt", false);
    records.taskNotices().want("kurt", true);

    // when
    notifications.look();

    // then
    assertThat(records.outbox().entries(10))
        .singleElement()
        .satisfies(mail -> assertThat(mail.draft().to()).containsExactly("kurt"));
  }

  private void save(String name, String role, boolean active) {
    records
        .people()
        .save(
            new Person(name, name, Set.of(role), null, name + "@example.com", active, null, null));
  }

  private static OpenTask task(
      long key, @org.jspecify.annotations.Nullable String assignee, String group) {
    return new OpenTask(key, "Task " + key, "Invoice intake", assignee, Set.of(), Set.of(group));
  }
}
