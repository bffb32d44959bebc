package dev.pitcrew.engine.expression;

import java.util.List;
import java.util.regex.Pattern;

/** Where our evaluator answers otherwise than feel-engine, and why; the table of the README. */
record AcceptedDifference(String where, String reason, Concerned concerned) {

  /** Whether it explains a difference. */
  private interface Concerned {
    boolean by(String text, String theirs, String ours);
  }

  static final List<AcceptedDifference> ALL =
      List.of(
          new AcceptedDifference(
              "sqrt, log, exp, stddev, ** with a fraction",
              "decimals of 34 digits; the library computes in binary doubles",
              (text, theirs, ours) -> has(text, "\\b(sqrt|log|exp|stddev)\\(|\\*\\*")),
          new AcceptedDifference(
              "the argument scale of floor and round half down by its name",
              "taken, as documented; the library knows it as scala only",
              (text, theirs, ours) -> has(text, "\\b(floor|round half down)\\(n: .*scale:")),
          new AcceptedDifference(
              "a relation of ranges asked of a point that it is not for",
              "null with a warning; in the library the whole expression fails",
              (text, theirs, ours) ->
                  theirs.equals(FeelOracle.FAILED)
                      && has(
                          text,
                          "\\b(meets|met by|overlaps|overlaps before|overlaps after|finishes|finished by|includes|during|starts|started by|coincides)\\(")),
          new AcceptedDifference(
              "coincides asked of a range that is open at both ends and of a point",
              "null with a warning, as of any other range; the library says false",
              (text, theirs, ours) ->
                  theirs.equals("false") && ours.equals("null") && has(text, "\\bcoincides\\(")),
          new AcceptedDifference(
              "zeros at the end of a number of more than 34 digits in to json",
              "left out, as of any other number",
              (text, theirs, ours) ->
                  has(text, "\\bto json\\(")
                      && theirs.replaceAll("(\\.[0-9]*?)0+(?![0-9])", "$1").equals(ours)),
          new AcceptedDifference(
              "calculating with numbers of more than 34 digits",
              "34 digits; the library keeps as many as the longer number has",
              (text, theirs, ours) -> has(text, "[0-9]{30}[0-9.]{5}")),
          new AcceptedDifference(
              "for over a range that begins with a fraction of 34 digits",
              "as over any other; the library fails",
              (text, theirs, ours) ->
                  theirs.equals(FeelOracle.FAILED) && has(text, "\\bfor .* in .*\\.\\.")),
          new AcceptedDifference(
              "a range of what has no order as argument of a function that takes any number of them",
              "null with a warning, as of any other function; the library puts the error in a list",
              (text, theirs, ours) ->
                  theirs.equals(FeelOracle.FAILED)
                      && ours.equals("null")
                      && has(text, "\\b(concatenate|union|append|context merge|put all)\\(")),
          new AcceptedDifference(
              "a duration of days and time divided by a number, longer than 24 days",
              "exact; the library overflows",
              (text, theirs, ours) -> has(text, "/") && has(ours, "P[0-9]{2,}D")));

  private static boolean has(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  /** Null where there is none. */
  static String of(String text, String theirs, String ours) {
    return ALL.stream()
        .filter(difference -> difference.concerned.by(text, theirs, ours))
        .map(AcceptedDifference::where)
        .findFirst()
        .orElse(null);
  }
}
