package dev.pitcrew.records.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the policy said of each line of a claim. At a decision it comes from the process, and the
 * decision is bound to it; the posting asks the policy itself, so that a decision that was made by
 * something else is void.
 */
final class Policy {

  static final String VARIABLE = "policy";

  /** What a line needs. */
  enum Result {
    PAYS,
    NEEDS_PERSON,
    REFUSED
  }

  /**
   * @param payable what is paid of it without anybody; absent when the policy names nothing
   */
  record Line(Result result, @Nullable BigDecimal payable, String rule, String reason) {}

  /** Of a line that the policy says nothing of. */
  private static final Line UNKNOWN =
      new Line(Result.NEEDS_PERSON, null, "", "The policy says nothing of it.");

  private final Map<Integer, Line> lines;

  private Policy(Map<Integer, Line> lines) {
    this.lines = lines;
  }

  static Policy of(JobInput input) {
    return of(input.at(VARIABLE).orElseGet(Variables.MAPPER::createArrayNode));
  }

  static Policy of(JsonNode list) {
    var lines = new TreeMap<Integer, Line>();
    list.forEach(one -> put(lines, one));
    return new Policy(lines);
  }

  private static void put(Map<Integer, Line> lines, JsonNode one) {
    var result =
        switch (one.path("result").asText()) {
          case "pays" -> Result.PAYS;
          case "refused" -> Result.REFUSED;
          default -> Result.NEEDS_PERSON;
        };
    var amount = one.path("payable").asText("");
    var line =
        new Line(
            result,
            amount.matches("\\d{1,12}(\\.\\d{1,6})?") ? new BigDecimal(amount) : null,
            one.path("rule").asText(""),
            one.path("reason").asText(""));
    // Of two answers for one line neither counts.
    lines.merge(one.path("line").asInt(), line, (first, second) -> UNKNOWN);
  }

  Line of(int line) {
    return lines.getOrDefault(line, UNKNOWN);
  }

  /** The most that may be paid of a line, be it by a person's word. */
  BigDecimal most(int line, BigDecimal amountInBooks) {
    var said = of(line);
    return switch (said.result()) {
      case REFUSED -> BigDecimal.ZERO;
      // A policy that pays without an amount has not understood the line.
      case PAYS -> Optional.ofNullable(said.payable()).orElse(BigDecimal.ZERO).min(amountInBooks);
      case NEEDS_PERSON -> amountInBooks;
    };
  }

  /** What is paid of a line when a person approves it and names no amount. */
  BigDecimal asked(int line, BigDecimal amountInBooks) {
    var payable = of(line).payable();
    return payable == null || payable.signum() == 0
        ? most(line, amountInBooks)
        : payable.min(most(line, amountInBooks));
  }

  /** The same text for the same policy, however its numbers are written. */
  String canonical() {
    var text = new ArrayList<String>();
    lines.forEach(
        (number, line) ->
            text.add(
                "%d|%s|%s"
                    .formatted(
                        number,
                        line.result(),
                        line.payable() == null
                            ? ""
                            : line.payable().stripTrailingZeros().toPlainString())));
    return String.join("\n", text);
  }
}
