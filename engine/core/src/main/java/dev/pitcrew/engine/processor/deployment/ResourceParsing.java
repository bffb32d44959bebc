package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Rejection;
import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.expression.DecisionModel;
import dev.pitcrew.engine.expression.InvalidExpressionException;
import dev.pitcrew.engine.expression.LongEvaluation;
import dev.pitcrew.engine.expression.ParseBudget;
import dev.pitcrew.engine.parse.ParsedBpmn;
import dev.pitcrew.engine.parse.ProcessParser;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the files of a deployment, which depends on nothing but them: beside the writing thread,
 * on one budget for all of them.
 */
public final class ResourceParsing {

  /** What came of a file. */
  sealed interface Parsed {

    /** A BPMN file; {@code xml} is its text as UTF-8. */
    record Processes(String xml, ParsedBpmn bpmn) implements Parsed {}

    /** A DMN file; {@code xml} is its text as UTF-8. */
    record Decisions(String xml, DecisionModel model) implements Parsed {}

    /** A file that may not be deployed. */
    record Faulty(String fault) implements Parsed {}
  }

  /**
   * What came of all.
   *
   * @param byPlace the places are those in the command
   * @param bug why none was parsed, which is no fault of theirs; absent where they were
   */
  private record All(Map<Integer, Parsed> byPlace, @Nullable String bug) {}

  /** The files are compared by identity: they are those of one command. */
  private record Asked(List<Command.Deploy.Resource> resources) {}

  private final StepRun run;
  private final ProcessParser bpmn;
  private final DecisionLanguage dmn;

  public ResourceParsing(StepRun run, ProcessParser bpmn, DecisionLanguage dmn) {
    this.run = run;
    this.bpmn = bpmn;
    this.dmn = dmn;
  }

  /** By the places of the resources in the command; nothing for what is of another kind. */
  Map<Integer, Parsed> all(List<Command.Deploy.Resource> resources) {
    if (resources.stream().noneMatch(one -> isBpmn(one) || isDmn(one))) {
      return Map.of();
    }
    All all =
        run.context()
            .longEvaluations()
            .outcome(
                LongEvaluation.ofParsing(
                    new Asked(resources),
                    () -> new All(parsed(resources), null),
                    reason -> new All(Map.of(), reason)));
    if (all.bug() != null) {
      throw new RejectedException(
          Rejection.Type.INTERNAL,
          "Expected to parse the resources, but %s; nothing was changed.".formatted(all.bug()));
    }
    return all.byPlace();
  }

  static boolean isBpmn(Command.Deploy.Resource resource) {
    return resource.name().endsWith(".bpmn") || resource.name().endsWith(".bpmn20.xml");
  }

  static boolean isDmn(Command.Deploy.Resource resource) {
    return resource.name().endsWith(".dmn");
  }

  private Map<Integer, Parsed> parsed(List<Command.Deploy.Resource> resources) {
    ParseBudget budget = ParseBudget.ofDeployment();
    Map<Integer, Parsed> parsed = new HashMap<>();
    for (int i = 0; i < resources.size(); i++) {
      Command.Deploy.Resource resource = resources.get(i);
      if (isBpmn(resource) || isDmn(resource)) {
        parsed.put(i, parsed(resource, budget));
      }
    }
    return parsed;
  }

  private Parsed parsed(Command.Deploy.Resource resource, ParseBudget budget) {
    try {
      String xml = ResourceText.of(resource.content());
      return isDmn(resource)
          ? new Parsed.Decisions(xml, dmn.parse(xml, budget))
          : new Parsed.Processes(
              xml, bpmn.parse(resource.name(), xml.getBytes(StandardCharsets.UTF_8), budget));
    } catch (CharacterCodingException e) {
      return new Parsed.Faulty("is not text in the encoding it declares");
    } catch (InvalidExpressionException e) {
      return new Parsed.Faulty(e.getMessage());
    }
  }
}
