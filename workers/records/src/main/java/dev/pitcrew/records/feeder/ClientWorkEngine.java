package dev.pitcrew.records.feeder;

import dev.pitcrew.records.workitems.WorkItem;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An engine, through the official client. */
final class ClientWorkEngine implements WorkEngine {

  /** Set by a process whose work could not be done though the instance came to its end. */
  static final String FAILURE = "workItemFailure";

  /** So long an engine refuses the same message again. */
  private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int FAILURE_CHARS_MAX = 1_000;

  private final CamundaClient client;

  ClientWorkEngine(CamundaClient client) {
    this.client = client;
  }

  @Override
  public OptionalLong find(WorkItem item) {
    var search = client.newProcessInstanceSearchRequest();
    return (item.message() == null
            ? search.filter(
                filter -> filter.processDefinitionId(item.processId()).businessId(item.startId()))
            : search.filter(
                filter ->
                    filter
                        .processDefinitionId(item.processId())
                        .variables(Map.of(WorkFeeder.ID, item.startId()))))
        .page(page -> page.limit(1)).send().join().items().stream()
            .mapToLong(ProcessInstance::getProcessInstanceKey)
            .findFirst();
  }

  @Override
  public OptionalLong start(WorkItem item, Map<String, Object> variables) throws NoSuchProcess {
    try {
      if (item.message() != null) {
        client
            .newPublishMessageCommand()
            .messageName(item.message())
            .correlationKey(item.startId())
            .messageId(item.startId())
            .timeToLive(TIME_TO_LIVE)
            .variables(variables)
            .send()
            .join();
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          client
              .newCreateInstanceCommand()
              .bpmnProcessId(item.processId())
              .latestVersion()
              .variables(variables)
              .businessId(item.startId())
              .send()
              .join()
              .getProcessInstanceKey());
    } catch (ClientHttpException e) {
      return answered(item, e, e.code() == NOT_FOUND, e.code() == CONFLICT);
    } catch (ClientStatusException e) {
      return answered(
          item,
          e,
          e.getStatusCode() == Status.Code.NOT_FOUND,
          e.getStatusCode() == Status.Code.ALREADY_EXISTS);
    }
  }

  /** A message that was published before is no trouble: its instance will be found. */
  private static OptionalLong answered(
      WorkItem item, RuntimeException answer, boolean missing, boolean there) throws NoSuchProcess {
    if (missing) {
      throw new NoSuchProcess(
          "Expected to start process '%s', but no process of that id is deployed."
              .formatted(item.processId()));
    }
    if (there) {
      return OptionalLong.empty();
    }
    throw answer;
  }

  @Override
  public List<Ended> ended(Collection<Long> instanceKeys) {
    var ended = new ArrayList<Ended>();
    client
        .newProcessInstanceSearchRequest()
        .filter(
            filter ->
                filter
                    .processInstanceKey(key -> key.in(List.copyOf(instanceKeys)))
                    .state(state -> state.neq(ProcessInstanceState.ACTIVE)))
        .page(page -> page.limit(instanceKeys.size()))
        .send()
        .join()
        .items()
        .forEach(
            instance -> ended.add(new Ended(instance.getProcessInstanceKey(), failure(instance))));
    return ended;
  }

  private @Nullable String failure(ProcessInstance instance) {
    if (instance.getState() == ProcessInstanceState.TERMINATED) {
      return "Expected the instance to come to its end, but it was cancelled.";
    }
    return client
        .newVariableSearchRequest()
        .filter(filter -> filter.processInstanceKey(instance.getProcessInstanceKey()).name(FAILURE))
        .page(page -> page.limit(1))
        .send()
        .join()
        .items()
        .stream()
        .map(variable -> variable.getValue())
        .filter(value -> value != null && !value.equals("null") && !value.equals("false"))
        .map(value -> value.substring(0, Math.min(value.length(), FAILURE_CHARS_MAX)))
        .findFirst()
        .orElse(null);
  }
}
