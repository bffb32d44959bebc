package dev.pitcrew.mail;

import dev.pitcrew.jobs.JobRunner;
import dev.pitcrew.records.Records;
import io.camunda.client.CamundaClient;

/** The worker of mail. */
public final class MailWorkers {

  private MailWorkers() {}

  /** Opens it; closing the answer closes it. What it writes is sent by whoever sends the outbox. */
  public static AutoCloseable register(CamundaClient client, Records records) {
    return JobRunner.open(client, SendMail.TYPE, SendMail.VARIABLES, new SendMail(records));
  }
}
