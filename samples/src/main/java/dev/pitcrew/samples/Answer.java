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
 * @param check members of the check that the sample is about, by name; {@code order} is the state
 *     of the order when the document comes in
 * @param order what the controller decides on the order if asked
 * @param coding what the lines are posted on, in their order; what the clerk enters if asked
 * @param later file of {@code samples/later} that has to come in before the case can end
 * @param payment how its item ends: {@code paid}, {@code netted}, {@code held}, {@code returned};
 *     absent where nothing is said
 */
public record Answer(
    @Nullable String reads,
    Map<String, String> fields,
    Decision validation,
    Decision bankAccount,
    List<Decision> approvals,
    String outcome,
    Map<String, String> check,
    @Nullable Decision order,
    List<CodedLine> coding,
    @Nullable String later,
    @Nullable String payment) {

  /** Fills what a sample says nothing about. */
  public Answer {
    fields = fields == null ? Map.of() : fields;
    check = check == null ? Map.of() : check;
    coding = coding == null ? List.of() : coding;
  }

  /** Of a sample that is about reading and deciding alone. */
  public Answer(
      @Nullable String reads,
      Map<String, String> fields,
      Decision validation,
      Decision bankAccount,
      List<Decision> approvals,
      String outcome) {
    this(
        reads,
        fields,
        validation,
        bankAccount,
        approvals,
        outcome,
        Map.of(),
        null,
        List.of(),
        null,
        null);
  }

  /**
   * What a person decides.
   *
   * @param decision in the words of the task
   * @param reason said with it, where the task wants one
   * @param by who decides; absent where whoever has the role may
   */
  public record Decision(String decision, @Nullable String reason, @Nullable String by) {
    public Decision(String decision, @Nullable String reason) {
      this(decision, reason, null);
    }
  }

  /** What one line is posted on. */
  public record CodedLine(int line, String account, String costCentre, String vatCode) {}
}
