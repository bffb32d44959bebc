package dev.pitcrew.mail.notify;

import dev.pitcrew.mail.send.MailText;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxDraft;
import dev.pitcrew.records.people.Person;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells people of tasks that are new for them: all that came since the last look in one mail, of
 * each task once. Whoever has taken a task is told of it, else all who could. A mail says what the
 * task is called and where it is, nothing of the case: mail is read by more than its receiver.
 *
 * @param publicUrl where people reach the pages; absent when links are not wanted
 */
public record Notifications(Records records, OpenTasks tasks, @Nullable URI publicUrl) {

  /** Tasks that a mail names; of the others it says how many there are. */
  static final int NAMED_MAX = 20;

  /** After so many mails in an hour, what is new waits for the next one. */
  static final int MAILS_PER_HOUR = 10;

  private static final int NAME_MAX = 120;

  /**
   * One look.
   *
   * @throws RuntimeException where the engine or the books cannot be reached; look again later
   */
  public void look() {
    List<OpenTask> open = tasks.newest();
    if (open.isEmpty()) {
      return;
    }
    for (Person person : records.people().all()) {
      if (person.active() && person.email() != null) {
        tell(person, open.stream().filter(task -> isFor(person, task)).toList());
      }
    }
  }

  private static boolean isFor(Person person, OpenTask task) {
    String assignee = task.assignee();
    return assignee != null && !assignee.isEmpty()
        ? assignee.equals(person.username())
        : task.candidateUsers().contains(person.username())
            || task.candidateGroups().stream().anyMatch(person.roles()::contains);
  }

  private void tell(Person person, List<OpenTask> theirs) {
    var notices = records.taskNotices();
    String username = person.username();
    if (theirs.isEmpty() || !notices.isWanted(username)) {
      return;
    }
    Set<Long> told = notices.told(username, theirs.stream().map(OpenTask::key).toList());
    List<OpenTask> fresh = theirs.stream().filter(task -> !told.contains(task.key())).toList();
    if (fresh.isEmpty() || notices.mailsWithin(username, Duration.ofHours(1)) >= MAILS_PER_HOUR) {
      return;
    }
    notices.tell(
        username,
        fresh.stream().map(OpenTask::key).toList(),
        keys -> mail(username, fresh.stream().filter(task -> keys.contains(task.key())).toList()));
  }

  private OutboxDraft mail(String username, List<OpenTask> fresh) {
    boolean one = fresh.size() == 1;
    return new OutboxDraft(
            List.of(username),
            one
                ? "A task waits for you: " + name(fresh.getFirst().name())
                : "%d tasks wait for you".formatted(fresh.size()),
            one
                ? "%s (%s)"
                    .formatted(name(fresh.getFirst().name()), name(fresh.getFirst().process()))
                : list(fresh))
        .withLink(one ? "/tasks/" + fresh.getFirst().key() : "/inbox");
  }

  private String list(List<OpenTask> fresh) {
    List<String> lines = new ArrayList<>();
    lines.add("New for you:");
    lines.add("");
    fresh.stream()
        .limit(NAMED_MAX)
        .map(
            task -> "- %s (%s)%s".formatted(name(task.name()), name(task.process()), address(task)))
        .forEach(lines::add);
    if (fresh.size() > NAMED_MAX) {
      lines.add("- and %d more".formatted(fresh.size() - NAMED_MAX));
    }
    return lines.stream().collect(Collectors.joining("\n"));
  }

  private String address(OpenTask task) {
    return publicUrl == null
        ? ""
        : "\n  %s/tasks/%d".formatted(publicUrl.toString().replaceAll("/+$", ""), task.key());
  }

  private static String name(String text) {
    return MailText.oneLine(text, NAME_MAX);
  }
}
