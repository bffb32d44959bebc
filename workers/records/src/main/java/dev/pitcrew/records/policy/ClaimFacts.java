package dev.pitcrew.records.policy;

import dev.pitcrew.records.claimcheck.MatchedLine;
import dev.pitcrew.records.claimcheck.Matching;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the policies are asked about a claim: the same as the model asks them. */
public final class ClaimFacts {

  public static final String LINE_POLICY = "expense-policy";
  public static final String APPROVERS = "expense-approvers";
  public static final String LINE = "line";

  private ClaimFacts() {}

  /** By line, in the order of their numbers. */
  public static Map<String, Map<String, Object>> of(Matching matching) {
    var facts = new TreeMap<String, Map<String, Object>>();
    matching
        .lines()
        .forEach(
            line ->
                facts.put(
                    "%s %06d".formatted(LINE, line.line().line()), of(line, matching.grade())));
    return facts;
  }

  private static Map<String, Object> of(MatchedLine matched, @Nullable String grade) {
    var line = matched.line();
    boolean isMileage = line.category().equals("mileage");
    var facts = new LinkedHashMap<String, Object>();
    facts.put(LINE, line.line());
    facts.put("category", line.category());
    facts.put("paidWith", line.paidWith());
    facts.put("country", line.country());
    facts.put("dailyAllowance", isMileage ? null : matched.flatRate());
    facts.put("mileageAllowance", isMileage ? matched.flatRate() : null);
    facts.put("grade", grade);
    facts.put("amount", matched.amountInBooks());
    facts.put("daysLate", matched.daysLate());
    facts.put("weekend", matched.weekend());
    facts.put("hasReceipt", matched.receipt() != null);
    facts.put("receiptDoubtful", matched.receiptDoubtful() || !matched.differences().isEmpty());
    facts.put("duplicate", matched.duplicate() != null);
    return facts;
  }
}
