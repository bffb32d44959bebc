package dev.pitcrew.web.engine;

import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.Variable;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Cases and definitions, read and changed through the engine's API in the person's name. */
@Component
public final class Instances {

  public static final int PAGE_SIZE = 50;
  public static final int ELEMENTS_MAX = 500;
  public static final int VARIABLES_MAX = 200;
  private static final int INCIDENTS_MAX = 100;
  private static final int DEFINITIONS_MAX = 200;
  private static final int RETRIES_AGAIN = 1;

  private final EngineClients clients;

  Instances(EngineClients clients) {
    this.clients = clients;
  }

  /** Which cases. */
  public enum Which {
    ACTIVE,
    INCIDENT,
    COMPLETED,
    TERMINATED,
    ALL
  }

  /** One page of cases, the latest first; definitionId is empty for all. */
  public SearchResponse<ProcessInstance> search(
      SignedIn person, String definitionId, Which which, int page) {
    Consumer<ProcessInstanceFilter> filter =
        f -> {
          if (!definitionId.isEmpty()) {
            f.processDefinitionId(definitionId);
          }
          switch (which) {
            case ACTIVE -> f.state(ProcessInstanceState.ACTIVE);
            case INCIDENT -> f.state(ProcessInstanceState.ACTIVE).hasIncident(true);
            case COMPLETED -> f.state(ProcessInstanceState.COMPLETED);
            case TERMINATED -> f.state(ProcessInstanceState.TERMINATED);
            case ALL -> {}
          }
        };
    return client(person)
        .newProcessInstanceSearchRequest()
        .filter(filter)
        .sort(s -> s.startDate().desc())
        .page(p -> p.from(page * PAGE_SIZE).limit(PAGE_SIZE))
        .execute();
  }

  public ProcessInstance instance(SignedIn person, long key) {
    return client(person).newProcessInstanceGetRequest(key).execute();
  }

  public List<ElementInstance> elements(SignedIn person, long key) {
    return client(person)
        .newElementInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(key))
        .sort(s -> s.startDate().asc())
        .page(p -> p.limit(ELEMENTS_MAX))
        .execute()
        .items();
  }

  /** What is wrong with a case now. */
  public List<Incident> incidents(SignedIn person, long key) {
    return client(person)
        .newIncidentSearchRequest()
        .filter(f -> f.processInstanceKey(key).state(IncidentState.ACTIVE))
        .page(p -> p.limit(INCIDENTS_MAX))
        .execute()
        .items();
  }

  public SearchResponse<Variable> variables(SignedIn person, long key) {
    return client(person)
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(key))
        .sort(s -> s.name().asc())
        .page(p -> p.limit(VARIABLES_MAX))
        .withFullValues()
        .execute();
  }

  /** Some variables of one case, by name. */
  public Variables named(SignedIn person, long key, List<String> names) {
    return Variables.of(
        client(person)
            .newVariableSearchRequest()
            .filter(f -> f.processInstanceKey(key).name(n -> n.in(names)))
            .page(p -> p.limit(VARIABLES_MAX))
            .withFullValues()
            .execute()
            .items());
  }

  public List<ProcessDefinition> definitions(SignedIn person) {
    return client(person)
        .newProcessDefinitionSearchRequest()
        .sort(s -> s.name().asc().version().desc())
        .page(p -> p.limit(DEFINITIONS_MAX))
        .execute()
        .items();
  }

  /** Whether the engine shows a process, also one that was deleted, as it shows what came of it. */
  public boolean sees(SignedIn person, String definitionId) {
    return !client(person)
        .newProcessDefinitionSearchRequest()
        .filter(f -> f.processDefinitionId(definitionId))
        .page(p -> p.limit(1))
        .execute()
        .items()
        .isEmpty();
  }

  public ProcessDefinition definition(SignedIn person, long key) {
    return client(person).newProcessDefinitionGetRequest(key).execute();
  }

  public String xml(SignedIn person, long definitionKey) {
    return client(person).newProcessDefinitionGetXmlRequest(definitionKey).execute();
  }

  /** Gives the job a try again where there is one, then resolves the incident. */
  public void retry(SignedIn person, long incidentKey) {
    CamundaClient client = client(person);
    Incident incident = client.newIncidentGetRequest(incidentKey).execute();
    if (incident.getJobKey() != null) {
      client.newUpdateRetriesCommand(incident.getJobKey()).retries(RETRIES_AGAIN).execute();
    }
    client.newResolveIncidentCommand(incidentKey).execute();
  }

  public void cancel(SignedIn person, long key) {
    client(person).newCancelInstanceCommand(key).execute();
  }

  /** Starts the latest version of a process. */
  public long start(SignedIn person, String definitionId) {
    return client(person)
        .newCreateInstanceCommand()
        .bpmnProcessId(definitionId)
        .latestVersion()
        .execute()
        .getProcessInstanceKey();
  }

  private CamundaClient client(SignedIn person) {
    return clients.forPerson(person.getUsername());
  }
}
