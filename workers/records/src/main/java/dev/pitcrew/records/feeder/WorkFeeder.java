package dev.pitcrew.records.feeder;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.workitems.WorkItem;
import dev.pitcrew.records.workitems.WorkItem.State;
import dev.pitcrew.records.workitems.WorkStarts;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Starts a process instance for each item of the queues, so many at a time, and closes items whose
 * instance ended. Several may run beside each other, on several machines. An item is started once:
 * a feeder that dies between the start and the note of it leaves the item without an instance, and
 * the next one looks for the instance by the item's id before it starts any.
 */
public final class WorkFeeder implements AutoCloseable {

  /** The variable by which an instance knows its item: {@code {queue, reference, attempt}}. */
  static final String ITEM = "workItem";

  /** The variable an instance is found by that a message has started. */
  static final String ID = "workItemId";

  private static final Logger LOG = LoggerFactory.getLogger(WorkFeeder.class);
  private static final TypeReference<LinkedHashMap<String, Object>> PAYLOAD =
      new TypeReference<>() {};

  /** Longer than the search of a cluster lags behind its commands. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final int PAGE = 100;

  private final WorkStarts items;
  private final WorkEngine engine;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("work-feeder").unstarted(task));

  WorkFeeder(WorkStarts items, WorkEngine engine) {
    this.items = items;
    this.engine = engine;
  }

  /**
   * Feeds in the background until it is closed.
   *
   * @param every from the end of one look at the queues to the next
   */
  public static WorkFeeder start(CamundaClient client, Records records, Duration every) {
    var feeder = new WorkFeeder(records.workStarts(), new ClientWorkEngine(client));
    feeder.looks.scheduleWithFixedDelay(
        feeder::lookSafely, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return feeder;
  }

  private void lookSafely() {
    try {
      look();
    } catch (ClientException | DataAccessException e) {
      LOG.warn("Work items cannot be started or closed for now; the next look tries again.", e);
    }
  }

  /** Looks once at everything. */
  void look() {
    closeEnded();
    for (var item : items.takeOver(SILENCE)) {
      var found = engine.find(item);
      begun(item, found.isPresent() ? found : begin(item));
    }
    // Places that became free above are taken at once.
    for (var item : items.take()) {
      begun(item, begin(item));
    }
  }

  private OptionalLong begin(WorkItem item) {
    var variables = Variables.MAPPER.convertValue(item.payload(), PAYLOAD);
    variables.put(
        ITEM,
        Map.of("queue", item.queue(), "reference", item.reference(), "attempt", item.attempt()));
    variables.put(ID, item.startId());
    try {
      var started = engine.start(item, variables);
      return started.isPresent() ? started : engine.find(item);
    } catch (WorkEngine.NoSuchProcess e) {
      items.ended(item, State.FAILED, e.getMessage());
      return OptionalLong.empty();
    }
  }

  private void begun(WorkItem item, OptionalLong instanceKey) {
    // One that is not found yet is looked for again after a while.
    instanceKey.ifPresent(key -> items.started(item, key));
  }

  private void closeEnded() {
    List<WorkItem> page = items.running(PAGE, null);
    while (!page.isEmpty()) {
      var byKey = new HashMap<Long, WorkItem>();
      page.forEach(item -> byKey.put(item.instanceKey(), item));
      for (var ended : engine.ended(byKey.keySet())) {
        items.ended(
            byKey.get(ended.instanceKey()),
            ended.failure() == null ? State.DONE : State.FAILED,
            ended.failure());
      }
      page = page.size() < PAGE ? List.of() : items.running(PAGE, page.getLast());
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
