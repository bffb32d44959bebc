package dev.pitcrew.web.bots;

import dev.pitcrew.web.engine.EngineClients;
import dev.pitcrew.web.engine.Instances;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Job;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.Variable;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What the engine knows about bots, asked in the person's name. */
@Component
final class BotEngine {

  static final int JOBS_MAX = 200;
  private static final int WAITING_MAX = 100;
  private static final int MODELS_MAX = 500;
  private static final String JOB_TYPE = "browser.run";

  private final EngineClients clients;
  private final Instances instances;
  // A deployed version never changes; who may not see a definition never gets to ask for it.
  private final Map<Long, BotModel> models = new ConcurrentHashMap<>();

  BotEngine(EngineClients clients, Instances instances) {
    this.clients = clients;
    this.instances = instances;
  }

  /** The latest version of each process that this person sees. */
  List<BotModel> models(SignedIn person) {
    if (models.size() > MODELS_MAX) {
      models.clear();
    }
    Set<String> seen = new HashSet<>();
    List<BotModel> found = new ArrayList<>();
    for (ProcessDefinition definition : instances.definitions(person)) {
      if (seen.add(definition.getProcessDefinitionId())) {
        found.add(
            models.computeIfAbsent(
                definition.getProcessDefinitionKey(), key -> read(person, definition)));
      }
    }
    return found;
  }

  private BotModel read(SignedIn person, ProcessDefinition definition) {
    String id = definition.getProcessDefinitionId();
    String name = definition.getName();
    long key = definition.getProcessDefinitionKey();
    return BotModelReader.read(
        id, name == null || name.isBlank() ? id : name, key, instances.xml(person, key));
  }

  /** Jobs of bots that are not done, each with the bot it is for; the oldest first. */
  List<BotJob> jobs(SignedIn person) {
    List<Job> open =
        client(person)
            .newJobSearchRequest()
            .filter(
                f ->
                    f.type(JOB_TYPE)
                        .state(
                            s ->
                                s.in(
                                    JobState.CREATED,
                                    JobState.FAILED,
                                    JobState.RETRIES_UPDATED,
                                    JobState.TIMED_OUT)))
            .sort(s -> s.jobKey().asc())
            .page(p -> p.limit(JOBS_MAX))
            .execute()
            .items();
    Map<Long, String> bots = bots(person, open);
    return open.stream()
        .map(job -> BotJob.of(job, bots.getOrDefault(job.getElementInstanceKey(), "")))
        .toList();
  }

  /** A job does not say its bot itself where the model works it out: its local variable does. */
  private Map<Long, String> bots(SignedIn person, List<Job> jobs) {
    Map<Long, String> bots = new HashMap<>();
    List<Long> unsaid = new ArrayList<>();
    for (Job job : jobs) {
      String header = job.getCustomerHeaders().get("bot");
      if (header == null) {
        unsaid.add(job.getElementInstanceKey());
      } else {
        bots.put(job.getElementInstanceKey(), header);
      }
    }
    if (unsaid.isEmpty()) {
      return bots;
    }
    client(person)
        .newVariableSearchRequest()
        .filter(f -> f.name("bot").scopeKey(s -> s.in(unsaid)))
        .page(p -> p.limit(JOBS_MAX))
        .execute()
        .items()
        .forEach(variable -> bots.put(variable.getScopeKey(), json(variable).asString("")));
    return bots;
  }

  /** When cases that wait at a timer go on. */
  List<OffsetDateTime> waiting(SignedIn person, BotModel model, BotModel.Wait wait) {
    List<Long> cases =
        client(person)
            .newElementInstanceSearchRequest()
            .filter(
                f ->
                    f.processDefinitionId(model.processId())
                        .elementId(wait.elementId())
                        .state(ElementInstanceState.ACTIVE))
            .page(p -> p.limit(WAITING_MAX))
            .execute()
            .items()
            .stream()
            .map(ElementInstance::getProcessInstanceKey)
            .distinct()
            .toList();
    if (cases.isEmpty()) {
      return List.of();
    }
    return client(person)
        .newVariableSearchRequest()
        .filter(f -> f.name(wait.variable().getFirst()).processInstanceKey(k -> k.in(cases)))
        .page(p -> p.limit(WAITING_MAX))
        .withFullValues()
        .execute()
        .items()
        .stream()
        .map(variable -> inside(json(variable), wait.variable()))
        .flatMap(text -> TimerTimes.moment(text).stream())
        .sorted()
        .toList();
  }

  /** When a process was begun last. */
  Optional<OffsetDateTime> lastStart(SignedIn person, String processId) {
    return client(person)
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processDefinitionId(processId))
        .sort(s -> s.startDate().desc())
        .page(p -> p.limit(1))
        .execute()
        .items()
        .stream()
        .map(ProcessInstance::getStartDate)
        .findFirst();
  }

  /** The names of processes by their ids. */
  static Map<String, String> names(List<BotModel> models) {
    return models.stream().collect(Collectors.toMap(BotModel::processId, BotModel::name));
  }

  private static String inside(JsonNode node, List<String> path) {
    JsonNode at = node;
    for (String step : path.subList(1, path.size())) {
      at = at.path(step);
    }
    return at.asString("");
  }

  private static JsonNode json(Variable variable) {
    try {
      return JsonMapper.shared().readTree(variable.getValue());
    } catch (JacksonException cutOff) {
      return MissingNode.getInstance();
    }
  }

  private CamundaClient client(SignedIn person) {
    return clients.forPerson(person.getUsername());
  }
}
