package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Candidates for the issue date, the due date and the period. */
final class DateCandidates {

  static final List<String> FIELDS = List.of("issue_date", "due_date", "period_from", "period_to");

  private DateCandidates() {}

  static List<Candidate> of(Prepared document) {
    Map<Long, Integer> repeats = new HashMap<>();
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (List<Token> tokens : document.tokens()) {
      for (Token token : tokens) {
        if (token.kind() == Kind.DATE) {
          repeats.merge(token.number(), 1, Integer::sum);
          earliest = Math.min(earliest, token.number());
          latest = Math.max(latest, token.number());
        }
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    boolean first = true;
    for (int s = 0; s < document.sheets().size(); s++) {
      Sheet sheet = document.sheets().get(s);
      List<Token> dates =
          document.tokens().get(s).stream().filter(t -> t.kind() == Kind.DATE).toList();
      for (int d = 0; d < dates.size(); d++) {
        Token date = dates.get(d);
        Surroundings near =
            Surroundings.of(date, sheet, document.labels().get(s), dates, Role.DATES);
        Features features = new Features();
        for (Role role : Role.DATES) {
          features.add("right." + role.field(), near.right(role));
          features.add("below." + role.field(), near.below(role));
        }
        Piece piece = sheet.pieces().get(date.from());
        features
            .add("unclear", 1 - date.quality())
            .add("first", first)
            .add("only", earliest == latest)
            .add("unlabelled", unlabelled(near))
            .add("range_start", ranged(sheet, date, dates, 1))
            .add("range_end", ranged(sheet, date, dates, -1))
            .add("earliest", date.number() == earliest)
            .add("latest", date.number() == latest)
            .add("repeats", Math.min(3, repeats.get(date.number()) - 1) / 3.0)
            .add("down", date.box().centerY() / sheet.height())
            .add("across", date.box().centerX() / sheet.width())
            .add("first_page", sheet.number() == 1)
            .add("bold", piece.bold())
            .add("misread", 1 - date.confidence());
        first = false;
        for (String field : FIELDS) {
          candidates.add(
              new Candidate(
                  field,
                  date.value(),
                  date.number(),
                  sheet.number(),
                  date.box(),
                  date.confidence(),
                  features,
                  0));
        }
      }
    }
    return candidates;
  }

  /** Whether another date stands right beside it, as in "01.03.2026 - 31.03.2026". */
  private static boolean ranged(Sheet sheet, Token date, List<Token> dates, int side) {
    for (Token other : dates) {
      Token left = side > 0 ? date : other;
      Token right = side > 0 ? other : date;
      int between = right.from() - left.to();
      boolean order = left.number() <= right.number() && left != right;
      boolean row = Math.abs(other.box().centerY() - date.box().centerY()) < date.box().height();
      double gap = right.box().x() - left.box().right();
      if (order && row && between == 1 && gap < 4 * sheet.textSize()
          || order && row && between == 0 && gap < sheet.textSize()) {
        return true;
      }
    }
    return false;
  }

  private static boolean unlabelled(Surroundings near) {
    return Role.DATES.stream().allMatch(role -> near.best(role) < 0.05);
  }
}
