package dev.pitcrew.samples;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a sample: what stands on it, what people decide on it, and how its case ends.
 *
 * @param reads how it is read: {@code e-invoice}, {@code digital-pdf}, {@code scan}; absent where
 *     it cannot be read
 * @param fields the true values of what stands on it, by field name
 * @param validation what the clerk decides if asked; {@code correct} unless the sample says
 *     otherwise
 * @param bankAccount what the controller finds out by calling back if asked
 * @param approvals what the approvers decide, in the order in which they are asked; the last one
 *     counts for all that follow
 * @param outcome how the case ends
 */
public record Answer(
    @Nullable String reads,
    Map<String, String> fields,
    Decision validation,
    Decision bankAccount,
    List<Decision> approvals,
    String outcome) {

  /**
   * What a person decides.
   *
   * @param decision in the words of the task
   * @param reason said with it, where the task wants one
   */
  public record Decision(String decision, @Nullable String reason) {}
}
