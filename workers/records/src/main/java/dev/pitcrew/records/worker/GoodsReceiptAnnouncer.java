package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.UniqueMessage;
import dev.pitcrew.records.Records;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Announces goods that came in, in the background, until it is closed. */
public final class GoodsReceiptAnnouncer implements AutoCloseable {

  static final String MESSAGE = "goods-received";

  private static final Logger LOG = LoggerFactory.getLogger(GoodsReceiptAnnouncer.class);

  /** A case that is just being checked may begin to wait a moment after the message. */
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("goods-receipts").unstarted(task));

  private GoodsReceiptAnnouncer() {}

  /**
   * @param every from the end of one look into the books to the next
   */
  public static GoodsReceiptAnnouncer start(CamundaClient client, Records records, Duration every) {
    var receipts =
        new GoodsReceipts(
            records,
            (caseId, messageId, variables) ->
                new UniqueMessage(MESSAGE, caseId, messageId, TIME_TO_LIVE, variables)
                    .publish(client));
    var announcer = new GoodsReceiptAnnouncer();
    announcer.looks.scheduleWithFixedDelay(
        () -> look(receipts), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return announcer;
  }

  private static void look(GoodsReceipts receipts) {
    try {
      receipts.announce();
    } catch (ClientException | DataAccessException e) {
      LOG.warn("Goods that came in cannot be announced; the next look tries again.", e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
