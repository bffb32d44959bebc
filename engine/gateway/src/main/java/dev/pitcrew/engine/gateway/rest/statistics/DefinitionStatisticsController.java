package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.query.MessageSubscriptions;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.gateway.rest.search.Listing;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.InstanceState;
import dev.pitcrew.engine.state.MessageSubscriptionRow;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.SubscriptionState;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts active instances and open subscriptions for each process. */
@RestController
@RequestMapping("/v2/process-definitions/statistics")
final class DefinitionStatisticsController {

  private static final Filter<ProcessInstanceRow> ACTIVE =
      Filter.eq(Tables.PROCESS_INSTANCE, "state", InstanceState.ACTIVE);

  private static final Fields<ProcessInstanceRow> VERSIONS =
      Fields.of(Tables.PROCESS_INSTANCE)
          .text("processDefinitionId", "processDefinitionId")
          .text("tenantId", "tenantId");

  private final Reader reader;

  DefinitionStatisticsController(Reader reader) {
    this.reader = reader;
  }

  record Process(
      String processDefinitionId,
      String tenantId,
      @Nullable String latestProcessDefinitionName,
      boolean hasMultipleVersions,
      long activeInstancesWithoutIncidentCount,
      long activeInstancesWithIncidentCount) {}

  @PostMapping("/process-instances")
  SearchResult<Process> instances(@RequestBody(required = false) @Nullable SearchRequest request) {
    List<Tally.Count<ProcessInstanceRow>> counts = new ArrayList<>(withoutAndWithIncident());
    counts.add(
        new Tally.Count.Values<>(
            Tables.PROCESS_INSTANCE.column("processDefinitionKey"), List.of()));
    counts.add(
        new Tally.Count.Greatest<>(
            Tables.PROCESS_INSTANCE.column("processDefinitionKey"), List.of()));
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.PROCESS_INSTANCE,
                List.of(ACTIVE),
                List.of(Tally.By.of(Tables.PROCESS_INSTANCE, "processDefinitionId")),
                counts));
    return Listing.of(found.groups().stream().map(this::process).toList(), found.isWhole())
        .sortable("processDefinitionId", Comparator.comparing(Process::processDefinitionId))
        .sortable(
            "activeInstancesWithIncidentCount",
            Comparator.comparing(Process::activeInstancesWithIncidentCount))
        .sortable(
            "activeInstancesWithoutIncidentCount",
            Comparator.comparing(Process::activeInstancesWithoutIncidentCount))
        .page(request);
  }

  private Process process(Tally.Group group) {
    ProcessDefinitionRow latest = reader.behind(Tables.PROCESS_DEFINITION, group.count(3));
    return new Process(
        group.text(0),
        Tenants.DEFAULT,
        latest == null ? null : latest.name(),
        group.count(2) > 1,
        group.count(0),
        group.count(1));
  }

  private static List<Tally.Count<ProcessInstanceRow>> withoutAndWithIncident() {
    return List.of(
        new Tally.Count.Rows<>(List.of(Filter.eq(Tables.PROCESS_INSTANCE, "openIncidents", 0))),
        new Tally.Count.Rows<>(
            List.of(Filter.of(Tables.PROCESS_INSTANCE, "openIncidents", Filter.Operator.EXISTS))));
  }

  record Version(
      String processDefinitionId,
      @Nullable String processDefinitionKey,
      @Nullable String processDefinitionName,
      int processDefinitionVersion,
      String tenantId,
      long activeInstancesWithoutIncidentCount,
      long activeInstancesWithIncidentCount) {}

  /** Of the one process that {@code filter.processDefinitionId} names. */
  @PostMapping("/process-instances-by-version")
  SearchResult<Version> versions(@RequestBody SearchRequest request) {
    Window.text(request.filter(), "processDefinitionId");
    List<Filter<ProcessInstanceRow>> filters = new ArrayList<>(VERSIONS.filters(request.filter()));
    filters.add(ACTIVE);
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.PROCESS_INSTANCE,
                filters,
                List.of(
                    Tally.By.of(Tables.PROCESS_INSTANCE, "processDefinitionVersion"),
                    Tally.By.of(Tables.PROCESS_INSTANCE, "processDefinitionKey"),
                    Tally.By.of(Tables.PROCESS_INSTANCE, "processDefinitionId"),
                    Tally.By.of(Tables.PROCESS_INSTANCE, "processDefinitionName")),
                withoutAndWithIncident()));
    Comparator<@Nullable String> texts = Comparator.nullsFirst(Comparator.naturalOrder());
    return Listing.of(
            found.groups().stream().map(DefinitionStatisticsController::version).toList(),
            found.isWhole())
        .sortable("processDefinitionId", Comparator.comparing(Version::processDefinitionId))
        .sortable("processDefinitionKey", Comparator.comparing(Version::processDefinitionKey))
        .sortable(
            "processDefinitionName", Comparator.comparing(Version::processDefinitionName, texts))
        .sortable(
            "processDefinitionVersion", Comparator.comparing(Version::processDefinitionVersion))
        .sortable(
            "activeInstancesWithIncidentCount",
            Comparator.comparing(Version::activeInstancesWithIncidentCount))
        .sortable(
            "activeInstancesWithoutIncidentCount",
            Comparator.comparing(Version::activeInstancesWithoutIncidentCount))
        .page(request);
  }

  private static Version version(Tally.Group group) {
    return new Version(
        group.text(2),
        Wire.key(group.number(1)),
        group.values().get(3) == null ? null : group.text(3),
        (int) group.number(0),
        Tenants.DEFAULT,
        group.count(0),
        group.count(1));
  }

  record Subscribed(
      String processDefinitionId,
      String tenantId,
      @Nullable String processDefinitionKey,
      long processInstancesWithActiveSubscriptions,
      long activeSubscriptions) {}

  @PostMapping("/message-subscriptions")
  SearchResult<Subscribed> subscriptions(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    List<Filter<MessageSubscriptionRow>> filters =
        new ArrayList<>(
            request == null ? List.of() : MessageSubscriptions.FIELDS.filters(request.filter()));
    filters.add(Filter.eq(Tables.MESSAGE_SUBSCRIPTION, "state", SubscriptionState.CREATED));
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.MESSAGE_SUBSCRIPTION,
                filters,
                List.of(
                    Tally.By.of(Tables.MESSAGE_SUBSCRIPTION, "processDefinitionId"),
                    Tally.By.of(Tables.MESSAGE_SUBSCRIPTION, "processDefinitionKey")),
                List.of(
                    new Tally.Count.Values<>(
                        Tables.MESSAGE_SUBSCRIPTION.column("processInstanceKey"),
                        List.of(
                            Filter.of(
                                Tables.MESSAGE_SUBSCRIPTION,
                                "processInstanceKey",
                                Filter.Operator.EXISTS))),
                    new Tally.Count.Rows<>(List.of()))));
    return Listing.of(
            found.groups().stream()
                .map(
                    group ->
                        new Subscribed(
                            group.text(0),
                            Tenants.DEFAULT,
                            Wire.key(group.number(1)),
                            group.count(0),
                            group.count(1)))
                .toList(),
            found.isWhole())
        .page(request);
  }
}
