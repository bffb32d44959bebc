package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Referring;
import dev.pitcrew.engine.gateway.rest.search.Reader;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.gateway.rest.search.SearchResult;
import dev.pitcrew.engine.state.DecisionInstanceRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Finds evaluated decisions and the rules behind their results. */
@RestController
@RequestMapping("/v2/decision-instances")
final class DecisionInstanceController {

  private static final int DECISIONS_MAX = 1_000;

  private final Reader reader;
  private final CommandSender commands;

  DecisionInstanceController(Reader reader, CommandSender commands) {
    this.reader = reader;
    this.commands = commands;
  }

  /** All decisions of one evaluation. */
  @PostMapping("/{decisionEvaluationKey}/deletion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      Caller caller,
      @PathVariable long decisionEvaluationKey,
      @RequestBody(required = false) @Nullable Referring request) {
    Caller asking = Referring.as(caller, request);
    List<Long> keys =
        reader
            .list(
                Tables.DECISION_INSTANCE,
                List.of(
                    Filter.eq(Tables.DECISION_INSTANCE, "evaluationKey", decisionEvaluationKey)),
                DECISIONS_MAX)
            .stream()
            .map(DecisionInstanceRow::key)
            .toList();
    if (keys.isEmpty()) {
      throw Reader.notFound("a decision instance", Long.toString(decisionEvaluationKey));
    }
    commands.send(asking, new Command.DeleteDecisionInstance(decisionEvaluationKey, keys));
  }

  @PostMapping("/search")
  SearchResult<DecisionInstances.Item> search(
      @RequestBody(required = false) @Nullable SearchRequest request) {
    return reader.search(
        DecisionInstances.FIELDS,
        request,
        List.of(),
        DecisionInstanceRow::processInstanceKey,
        DecisionInstances.Item::of);
  }

  /** The key is that of the evaluation, a dash, and the position within it. */
  @GetMapping("/{decisionEvaluationInstanceKey}")
  DecisionInstances.Whole get(@PathVariable String decisionEvaluationInstanceKey) {
    List<DecisionInstanceRow> rows =
        reader.list(
            Tables.DECISION_INSTANCE,
            DecisionInstances.InstanceKey.parse(decisionEvaluationInstanceKey).filters(),
            1);
    if (rows.isEmpty()) {
      throw Reader.notFound("a decision instance", decisionEvaluationInstanceKey);
    }
    DecisionInstanceRow row = rows.getFirst();
    return DecisionInstances.Whole.of(
        row, reader.roots(row, DecisionInstanceRow::processInstanceKey));
  }
}
