package dev.pitcrew.samples;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sample expense claim with its known answer.
 *
 * @param submittedAt when it was handed in, an instant: what is late does not change with the years
 * @param locale how its sheet is written; absent where the sheet shows it
 * @param sheet file of {@code samples/expenses}; absent where there are lines of the form
 * @param receipts files of {@code samples/expenses}, in their order
 * @param problems cells that come back, as {@code F4 amount}
 * @param corrected the sheet that is handed in then; absent where questions are answered
 * @param answers what the claimant says to what could mean two things
 * @param rate a rate that the controller has to provide first
 * @param decisions what people decide on single lines, in order
 * @param rules the policy's rule of each line
 * @param receiptOf the place of each line's receipt, from 0; empty where no line has one
 * @param duplicateBy how the books say what a line was in before, but for the earlier claim; absent
 *     where that does not matter
 * @param reimbursed absent for nothing
 * @param companyCard what the company's card paid; absent for nothing
 * @param later whether it comes in when the others have ended
 * @param shown whether it is handed in for people to play with, too
 */
public record ExpenseSample(
    String title,
    String claimant,
    String submittedAt,
    @Nullable String locale,
    @Nullable String sheet,
    List<Map<String, String>> lines,
    List<String> receipts,
    List<String> problems,
    @Nullable String corrected,
    List<Reply> answers,
    @Nullable Rate rate,
    List<Said> decisions,
    List<String> rules,
    List<Integer> receiptOf,
    @Nullable String duplicateBy,
    String outcome,
    @Nullable String reimbursed,
    @Nullable String companyCard,
    boolean later,
    boolean shown) {

  /** Fills what a sample says nothing about. */
  public ExpenseSample {
    lines = lines == null ? List.of() : lines;
    receipts = receipts == null ? List.of() : receipts;
    problems = problems == null ? List.of() : problems;
    answers = answers == null ? List.of() : answers;
    decisions = decisions == null ? List.of() : decisions;
    rules = rules == null ? List.of() : rules;
    receiptOf = receiptOf == null ? List.of() : receiptOf;
  }

  /** What the claimant answers about one field. */
  public record Reply(int line, String field, String value) {}

  /** What somebody decides on a line; the amount in the currency of the books. */
  public record Said(
      String by, int line, String decision, @Nullable String amount, @Nullable String reason) {}

  /** How many units of a currency one of the books' is worth on a day. */
  public record Rate(String date, String currency, String rate) {}
}
