package dev.pitcrew.engine.step;

import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.expression.DecisionModel;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.expression.ParseBudget;
import dev.pitcrew.engine.model.BindingType;
import dev.pitcrew.engine.model.ExecutableProcess;
import dev.pitcrew.engine.model.FlowElement;
import dev.pitcrew.engine.parse.ParsedBpmn;
import dev.pitcrew.engine.parse.ProcessParser;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.ElementInstanceRow;
import dev.pitcrew.engine.state.FormRow;
import dev.pitcrew.engine.state.Index;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.ProcessDefinitionRow;
import dev.pitcrew.engine.state.ResourceRow;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed. Graphs and decisions are parsed again from their rows when they are first
 * needed, and kept while they are among the last used.
 */
public final class Definitions {

  private static final int CACHED_MAX = 500;

  private final StepRun run;
  private final ProcessParser parser;
  private final DecisionLanguage dmn;
  private final Map<Long, ExecutableProcess> graphs = lastUsed();
  private final Map<Long, DecisionModel> decisions = lastUsed();

  public Definitions(StepRun run, ProcessParser parser, DecisionLanguage dmn) {
    this.run = run;
    this.parser = parser;
    this.dmn = dmn;
  }

  public void clear() {
    graphs.clear();
    decisions.clear();
  }

  public ExecutableProcess graph(long processDefinitionKey) {
    ExecutableProcess graph = graphs.get(processDefinitionKey);
    if (graph == null) {
      graph = parse(run.need(Tables.PROCESS_DEFINITION, processDefinitionKey));
      graphs.put(processDefinitionKey, graph);
    }
    return graph;
  }

  /** One that is being deployed, so that it need not be parsed again. */
  public void remember(long processDefinitionKey, ExecutableProcess graph) {
    graphs.put(processDefinitionKey, graph);
  }

  /** Decisions that are being deployed. */
  public void remember(long decisionRequirementsKey, DecisionModel model) {
    decisions.put(decisionRequirementsKey, model);
  }

  public FlowElement element(ElementInstanceRow row) {
    return graph(row.processDefinitionKey()).element(row.elementId());
  }

  private ExecutableProcess parse(ProcessDefinitionRow row) {
    ParsedBpmn parsed =
        beside(
            new Deployed(row.key(), row.checksum()),
            () ->
                parser.parseDeployed(
                    row.resourceName(),
                    row.xml().getBytes(StandardCharsets.UTF_8),
                    ParseBudget.ofEachText(),
                    row.reading()));
    if (parsed instanceof ParsedBpmn.Valid valid) {
      for (ExecutableProcess process : valid.processes()) {
        if (process.processDefinitionId().equals(row.processDefinitionId())) {
          return process;
        }
      }
    }
    throw new IllegalStateException(
        "Expected to rebuild process definition '%d' from its XML, but got %s."
            .formatted(row.key(), parsed));
  }

  public DecisionModel decisionModel(long decisionRequirementsKey) {
    DecisionModel model = decisions.get(decisionRequirementsKey);
    if (model == null) {
      DecisionRequirementsRow row = run.need(Tables.DECISION_REQUIREMENTS, decisionRequirementsKey);
      model =
          beside(
              new Deployed(row.key(), row.checksum()),
              () -> dmn.parse(row.xml(), ParseBudget.ofEachText()));
      decisions.put(decisionRequirementsKey, model);
    }
    return model;
  }

  /** Parsed without anybody having to wait who does not need it. */
  private <T> T beside(Deployed what, Supplier<T> parsing) {
    Rebuilt<T> rebuilt =
        run.context()
            .longEvaluations()
            .outcome(
                LongEvaluation.ofRebuilding(
                    what,
                    () -> new Rebuilt<>(parsing.get(), ""),
                    reason -> new Rebuilt<>(null, reason)));
    if (rebuilt.parsed() == null) {
      throw new IllegalStateException(
          "Expected to rebuild '%d' from its XML, but %s.".formatted(what.key(), rebuilt.reason()));
    }
    return rebuilt.parsed();
  }

  /**
   * What is parsed again.
   *
   * @param checksum since a key may come again after a failed commit
   */
  private record Deployed(long key, String checksum) {}

  private record Rebuilt<T>(@Nullable T parsed, String reason) {}

  /** The version of a process that is meant; null where there is none. */
  public @Nullable ProcessDefinitionRow process(
      String id, BindingType binding, @Nullable String versionTag, long callerDefinitionKey) {
    return bound(
        Indexes.LIVE_PROCESS_DEFINITIONS,
        id,
        binding,
        versionTag,
        callerDefinitionKey,
        ProcessDefinitionRow::versionTag,
        ProcessDefinitionRow::deploymentKey);
  }

  /** The version of a decision that is meant; null where there is none. */
  public @Nullable DecisionDefinitionRow decision(
      String id, BindingType binding, @Nullable String versionTag, long callerDefinitionKey) {
    return bound(
        Indexes.LIVE_DECISION_DEFINITIONS,
        id,
        binding,
        versionTag,
        callerDefinitionKey,
        DecisionDefinitionRow::versionTag,
        DecisionDefinitionRow::deploymentKey);
  }

  /** The version of a form that is meant; null where there is none. */
  public @Nullable FormRow form(
      String id, BindingType binding, @Nullable String versionTag, long callerDefinitionKey) {
    return bound(
        Indexes.LIVE_FORMS,
        id,
        binding,
        versionTag,
        callerDefinitionKey,
        FormRow::versionTag,
        FormRow::deploymentKey);
  }

  /** The version of a file that is meant; null where there is none. */
  public @Nullable ResourceRow resource(
      String id, BindingType binding, @Nullable String versionTag, long callerDefinitionKey) {
    return bound(
        Indexes.LIVE_RESOURCES,
        id,
        binding,
        versionTag,
        callerDefinitionKey,
        ResourceRow::versionTag,
        ResourceRow::deploymentKey);
  }

  public <R extends Row> @Nullable R latest(Index<R> byId, String id) {
    List<R> found = run.state().find(byId, 1, id);
    return found.isEmpty() ? null : found.getFirst();
  }

  private <R extends Row> @Nullable R bound(
      Index<R> byId,
      String id,
      BindingType binding,
      @Nullable String versionTag,
      long callerDefinitionKey,
      Function<R, @Nullable String> tagOf,
      Function<R, Long> deploymentOf) {
    if (binding == BindingType.LATEST) {
      return latest(byId, id);
    }
    long deployment = run.need(Tables.PROCESS_DEFINITION, callerDefinitionKey).deploymentKey();
    for (R row : run.state().findAll(byId, id)) {
      boolean meant =
          binding == BindingType.DEPLOYMENT
              ? deploymentOf.apply(row) == deployment
              : versionTag != null && versionTag.equals(tagOf.apply(row));
      if (meant) {
        return row;
      }
    }
    return null;
  }

  private static <V> Map<Long, V> lastUsed() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
        return size() > CACHED_MAX;
      }
    };
  }
}
