package dev.pitcrew.engine.gateway.rest.statistics;

import dev.pitcrew.engine.gateway.call.Tenants;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.ProcessInstanceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much the engine is used, and how it counts. */
@RestController
@RequestMapping("/v2/system")
final class SystemController {

  /** Names are only limited by what one message holds. */
  private static final int NAME_MAX = 5 * 1024 * 1024;

  private static final int TENANT_ID_MAX = 31;

  private final Reader reader;

  SystemController(Reader reader) {
    this.reader = reader;
  }

  record Use(long processInstances, long decisionInstances, long assignees) {}

  record Usage(
      long processInstances,
      long decisionInstances,
      long assignees,
      long activeTenants,
      Map<String, Use> tenants) {}

  /** Of what the caller may see: processes begun, decisions made, and people who had tasks. */
  @GetMapping("/usage-metrics")
  Usage usage(
      @RequestParam(required = false) @Nullable String startTime,
      @RequestParam(required = false) @Nullable String endTime,
      @RequestParam(required = false) @Nullable String tenantId,
      @RequestParam(defaultValue = "false") boolean withTenants) {
    Tenants.check(tenantId);
    Window window =
        new Window(
            Wire.time(Wire.required(startTime, "startTime"), "startTime"),
            Wire.time(Wire.required(endTime, "endTime"), "endTime"));
    List<Filter<ProcessInstanceRow>> begun =
        new ArrayList<>(window.on(Tables.PROCESS_INSTANCE, "startDateMillis"));
    begun.add(
        Filter.of(Tables.PROCESS_INSTANCE, "parentProcessInstanceKey", Filter.Operator.NOT_EXISTS));
    List<Filter<DecisionInstanceRow>> made = window.on(Tables.DECISION_INSTANCE, "evaluatedMillis");
    Use use =
        new Use(
            one(
                new Tally<>(
                    Tables.PROCESS_INSTANCE,
                    begun,
                    List.of(),
                    List.of(new Tally.Count.Rows<>(List.of())))),
            one(
                new Tally<>(
                    Tables.DECISION_INSTANCE,
                    made,
                    List.of(),
                    List.of(new Tally.Count.Rows<>(List.of())))),
            one(
                new Tally<>(
                    Tables.USER_TASK,
                    window.on(Tables.USER_TASK, "creationDateMillis"),
                    List.of(),
                    List.of(
                        new Tally.Count.Values<>(
                            Tables.USER_TASK.column("assignee"), List.of())))));
    return new Usage(
        use.processInstances(),
        use.decisionInstances(),
        use.assignees(),
        1,
        withTenants ? Map.of(Tenants.DEFAULT, use) : Map.of());
  }

  private <R extends Row> long one(Tally<R> tally) {
    return reader.count(tally).groups().getFirst().count(0);
  }

  record Configuration(JobMetrics jobMetrics) {}

  record JobMetrics(
      boolean enabled,
      String exportInterval,
      int maxWorkerNameLength,
      int maxJobTypeLength,
      int maxTenantIdLength,
      int maxUniqueKeys) {}

  /** Statistics are counted when they are asked for, so nothing is exported now and then. */
  @GetMapping("/configuration")
  Configuration configuration() {
    return new Configuration(
        new JobMetrics(true, "PT0S", NAME_MAX, NAME_MAX, TENANT_ID_MAX, Tally.GROUPS_MAX));
  }
}
