package dev.pitcrew.engine.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed DMN resource.
 *
 * @param decisionRequirementsId the id of its definitions
 * @param name of its definitions
 * @param decisions in the order of the file
 * @param parsed what the evaluator made of it; only this package looks inside
 */
public record DecisionModel(
    String decisionRequirementsId, String name, List<Decision> decisions, Object parsed) {

  /**
   * One decision of the resource.
   *
   * @param decisionId its id
   * @param name its name, else its id
   */
  public record Decision(String decisionId, String name, @Nullable String versionTag) {}
}
