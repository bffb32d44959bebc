package dev.pitcrew.spreadsheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one cell.
 *
 * @param value of the column's kind; absent when the cell is blank or wrong
 * @param wrong absent when nothing is wrong
 */
record Reading(@Nullable Object value, @Nullable Wrong wrong) {

  static final Reading BLANK = new Reading(null, null);

  /**
   * Why a cell cannot be read.
   *
   * @param expected what should stand there, as it follows "Expected"
   * @param but what was found, as it follows "but"
   * @param advice whole sentences, empty for none
   * @param readings what it may mean, where it may mean more than one thing
   */
  record Wrong(
      TableProblem.Code code, String expected, String but, String advice, List<String> readings) {

    String message() {
      return "Expected %s, but %s.".formatted(expected, but)
          + (advice.isEmpty() ? "" : " " + advice);
    }
  }

  static Reading of(Object value) {
    return new Reading(value, null);
  }

  static Reading wrong(TableProblem.Code code, String expected, String but) {
    return wrong(code, expected, but, "");
  }

  static Reading wrong(TableProblem.Code code, String expected, String but, String advice) {
    return new Reading(null, new Wrong(code, expected, but, advice, List.of()));
  }

  /** It may be this or that. */
  static Reading ambiguous(String expected, String text, List<String> readings, String advice) {
    return new Reading(
        null,
        new Wrong(
            TableProblem.Code.AMBIGUOUS,
            expected,
            "'%s' may be %s, and no other cell of the column tells"
                .formatted(text, String.join(" or ", readings)),
            advice,
            readings));
  }
}
