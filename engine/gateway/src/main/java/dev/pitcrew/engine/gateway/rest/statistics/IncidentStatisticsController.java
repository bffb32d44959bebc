package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Listing;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.IncidentRow;
import dev.pitcrew.engine.state.IncidentState;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Counts process instances that wait for somebody, by what is wrong. What is wrong alike is told by
 * the hash of the beginning of its text, as Java computes it.
 */
@RestController
@RequestMapping("/v2/incidents/statistics")
final class IncidentStatisticsController {

  private static final Filter<IncidentRow> OPEN =
      Filter.eq(Tables.INCIDENT, "state", IncidentState.ACTIVE);

  private static final Tally.Count<IncidentRow> INSTANCES =
      new Tally.Count.Values<>(Tables.INCIDENT.column("processInstanceKey"), List.of());

  private final Reader reader;

  IncidentStatisticsController(Reader reader) {
    this.reader = reader;
  }

  record ByError(int errorHashCode, String errorMessage, long activeInstancesWithErrorCount) {}

  record ByDefinition(
      String processDefinitionId,
      @Nullable String processDefinitionKey,
      @Nullable String processDefinitionName,
      int processDefinitionVersion,
      String tenantId,
      long activeInstancesWithErrorCount) {}

  @PostMapping("/process-instances-by-error")
  SearchResult<ByError> byError(@RequestBody(required = false) @Nullable SearchRequest request) {
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.INCIDENT,
                List.of(OPEN),
                List.of(
                    Messages.by(Tables.INCIDENT, "message"),
                    Tally.By.of(Tables.INCIDENT, "messageHash")),
                List.of(INSTANCES)));
    SearchResult<ByError> page =
        Listing.of(
                found.groups().stream()
                    .map(group -> new ByError((int) group.number(1), group.text(0), group.count(0)))
                    .toList(),
                found.isWhole())
            .sortable("errorMessage", Comparator.comparing(ByError::errorMessage))
            .sortable(
                "activeInstancesWithErrorCount",
                Comparator.comparing(ByError::activeInstancesWithErrorCount))
            .page(request);
    return new SearchResult<>(page.items().stream().map(this::whole).toList(), page.page());
  }

  /** Only how it begins was counted by; of a page that is told, all of it. */
  private ByError whole(ByError error) {
    if (!Messages.isCut(error.errorMessage())) {
      return error;
    }
    return reader
        .list(
            Tables.INCIDENT,
            List.of(OPEN, Filter.eq(Tables.INCIDENT, "messageHash", error.errorHashCode())),
            1)
        .stream()
        .findFirst()
        .map(
            row ->
                new ByError(
                    error.errorHashCode(), row.message(), error.activeInstancesWithErrorCount()))
        .orElse(error);
  }

  /** Of the one error whose hash {@code filter.errorHashCode} is. */
  @PostMapping("/process-instances-by-definition")
  SearchResult<ByDefinition> byDefinition(@RequestBody SearchRequest request) {
    int hash = hash(request.filter());
    Tally.Result found =
        reader.count(
            new Tally<>(
                Tables.INCIDENT,
                List.of(OPEN, Filter.eq(Tables.INCIDENT, "messageHash", hash)),
                List.of(
                    Tally.By.of(Tables.INCIDENT, "processDefinitionId"),
                    Tally.By.of(Tables.INCIDENT, "processDefinitionKey")),
                List.of(INSTANCES)));
    return Listing.of(found.groups().stream().map(this::definition).toList(), found.isWhole())
        .sortable("processDefinitionKey", Comparator.comparing(ByDefinition::processDefinitionKey))
        .sortable("tenantId", Comparator.comparing(ByDefinition::tenantId))
        .sortable(
            "activeInstancesWithErrorCount",
            Comparator.comparing(ByDefinition::activeInstancesWithErrorCount))
        .page(request);
  }

  private ByDefinition definition(Tally.Group group) {
    ProcessDefinitionRow row = reader.behind(Tables.PROCESS_DEFINITION, group.number(1));
    return new ByDefinition(
        group.text(0),
        Wire.key(group.number(1)),
        row == null ? null : row.name(),
        row == null ? 0 : row.version(),
        Tenants.DEFAULT,
        group.count(0));
  }

  private static int hash(@Nullable JsonNode filter) {
    JsonNode hash = filter == null ? null : filter.get("errorHashCode");
    if (hash == null || !hash.isInt() || filter.size() != 1) {
      throw Wire.invalid(
          "Expected 'filter' to have 'errorHashCode', a whole number, and nothing else.");
    }
    return hash.intValue();
  }
}
