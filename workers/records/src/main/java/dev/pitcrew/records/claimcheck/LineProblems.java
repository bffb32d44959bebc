package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.claimcheck.Problem.Reading;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong or unclear with a line; a field with which something is has no value. */
final class LineProblems {

  private final RawLine raw;
  private final List<Problem> problems;

  /**
   * @param problems those of the whole claim, which grow
   */
  LineProblems(RawLine raw, List<Problem> problems) {
    this.raw = raw;
    this.problems = problems;
  }

  int count() {
    return problems.size();
  }

  <T> Optional<T> none(String code, String field, String expected) {
    problems.add(Problem.of(code, raw, field, expected, List.of()));
    return Optional.empty();
  }

  <T> Optional<T> ask(String field, String expected, List<Reading> readings) {
    problems.add(Problem.of("unclear", raw, field, expected, readings));
    return Optional.empty();
  }
}
