package dev.pitcrew.app.metrics;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every metric of Pitcrew's own: its name, its labels and what it means; the documentation lists
 * the same.
 */
enum MetricName {
  COMMANDS(
      "pitcrew.engine.commands",
      "Seconds the steps of commands took to compute, without waiting and without the disk.",
      "command",
      "outcome"),
  QUEUE_WAIT("pitcrew.engine.queue.wait", "Seconds from a command's arrival to its step."),
  COMMITS("pitcrew.engine.commits", "Seconds a batch took to be on disk."),
  COMMIT_FAILURES("pitcrew.engine.commit.failures", "Batches that the store did not take."),
  BESIDE(
      "pitcrew.engine.beside",
      "Seconds that expressions, decisions and files took beside the thread that runs the steps.",
      "kind"),
  BESIDE_REFUSED(
      "pitcrew.engine.beside.refused",
      "Commands refused because too much waited to be evaluated or parsed.",
      "kind"),
  BATCH("pitcrew.engine.batch.commands", "Commands that shared a commit."),
  ROWS("pitcrew.engine.rows", "Rows written."),
  QUEUED("pitcrew.engine.queue.commands", "Commands that wait now."),
  QUEUE_AGE("pitcrew.engine.queue.age", "Seconds the oldest waiting command has waited."),
  READY("pitcrew.engine.ready", "1 while commands are taken, else 0."),
  STREAMS("pitcrew.engine.streams", "Job streams that are open."),
  JOBS(
      "pitcrew.jobs",
      "Jobs created, activated, completed, failed, with an error thrown, timed out, canceled.",
      "type",
      "event"),
  INSTANCES(
      "pitcrew.instances", "Process instances created, completed, terminated.", "process", "event"),
  INSTANCES_ACTIVE("pitcrew.instances.active", "Process instances under way."),
  INCIDENTS("pitcrew.incidents", "Incidents created and resolved.", "type", "event"),
  INCIDENTS_ACTIVE("pitcrew.incidents.active", "Incidents that wait for a person."),
  STORE_SIZE("pitcrew.store.size", "Bytes the engine's store takes on disk."),
  DISK_FREE("pitcrew.disk.free", "Bytes free where the data folder is."),
  REQUESTS(
      "pitcrew.gateway.requests",
      "Seconds that requests of the API took; a job stream or long poll takes as long as it is open.",
      "protocol",
      "operation",
      "status"),
  WORKER_JOBS(
      "pitcrew.worker.jobs",
      "Seconds that Pitcrew's own workers worked on jobs.",
      "type",
      "outcome"),
  WORKER_BUSY(
      "pitcrew.worker.busy",
      "Jobs that Pitcrew's own workers, bots included, work on now.",
      "type"),
  MAIL_STUCK("pitcrew.mail.stuck", "Mails of the outbox that wait for a person's decision."),
  MAIL_TROUBLE("pitcrew.mail.trouble", "1 while a mailbox or the sending of mail is out of order.");

  private static final Set<MetricName> BYTES = EnumSet.of(STORE_SIZE, DISK_FREE);
  private static final Set<MetricName> SECONDS =
      EnumSet.of(COMMANDS, QUEUE_WAIT, COMMITS, BESIDE, QUEUE_AGE, REQUESTS, WORKER_JOBS);

  private final String text;
  private final String meaning;
  private final List<String> labels;

  MetricName(String text, String meaning, String... labels) {
    this.text = text;
    this.meaning = meaning;
    this.labels = List.of(labels);
  }

  String text() {
    return text;
  }

  String meaning() {
    return meaning;
  }

  /** What its value is measured in; absent where it is a number of things. */
  @Nullable String unit() {
    return BYTES.contains(this) ? "bytes" : SECONDS.contains(this) ? "seconds" : null;
  }

  List<String> labels() {
    return labels;
  }
}
