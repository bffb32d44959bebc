package dev.pitcrew.documents.extract;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses issue date and due date together: nothing is due before it is issued, nor years later.
 */
final class DateChoice {

  private static final int BEST = 6;
  private static final double ANSWER_MIN = 0.25;
  private static final double BACKWARDS = -3;
  private static final double FAR = -1.5;
  private static final long FAR_DAYS = 400;
  private static final double AS_AGREED = 1.5;
  private static final double ISSUE_SURE = 0.5;

  private DateChoice() {}

  /**
   * @param terms what the page says on the time to pay, if anything
   */
  static Map<String, Candidate> choose(List<Candidate> ranked, @Nullable PaymentTerms terms) {
    List<Candidate> issues = best(ranked, "issue_date");
    List<Candidate> dues = best(ranked, "due_date");
    Candidate bestIssue = null;
    Candidate bestDue = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= issues.size(); i++) {
      for (int d = 0; d <= dues.size(); d++) {
        Candidate issue = i < issues.size() ? issues.get(i) : null;
        Candidate due = d < dues.size() ? dues.get(d) : null;
        double score = single(issue, issues) + single(due, dues) + together(issue, due, terms);
        if (score > bestScore) {
          bestScore = score;
          bestIssue = issue;
          bestDue = due;
        }
      }
    }
    Map<String, Candidate> chosen = new LinkedHashMap<>();
    put(chosen, bestIssue);
    put(chosen, bestDue);
    if (!chosen.containsKey("due_date") && terms != null && bestIssue != null) {
      agreed(chosen, bestIssue, terms);
    }
    for (String field : List.of("period_from", "period_to")) {
      List<Candidate> best = best(ranked, field);
      put(chosen, best.isEmpty() ? null : best.get(0));
    }
    return chosen;
  }

  private static void put(Map<String, Candidate> chosen, @Nullable Candidate candidate) {
    if (candidate != null && candidate.probability() >= ANSWER_MIN) {
      chosen.put(candidate.field(), candidate);
    }
  }

  private static double single(@Nullable Candidate chosen, List<Candidate> all) {
    if (chosen == null) {
      return all.isEmpty() ? 0 : Math.log(Math.max(1e-3, 1 - all.get(0).probability()));
    }
    return Math.log(Math.max(1e-4, chosen.probability()));
  }

  private static double together(
      @Nullable Candidate issue, @Nullable Candidate due, @Nullable PaymentTerms terms) {
    if (issue == null || due == null) {
      return 0;
    }
    long days = due.number() - issue.number();
    if (terms != null && days == terms.days()) {
      return AS_AGREED;
    }
    return days < 0 ? BACKWARDS : days > FAR_DAYS ? FAR : 0;
  }

  private static List<Candidate> best(List<Candidate> ranked, String field) {
    return ranked.stream()
        .filter(c -> c.field().equals(field))
        .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
        .limit(BEST)
        .toList();
  }

  /** Where no due date is printed, the time to pay tells it. */
  private static void agreed(Map<String, Candidate> chosen, Candidate issue, PaymentTerms terms) {
    if (issue.probability() >= ISSUE_SURE) {
      long due = issue.number() + terms.days();
      chosen.put(
          "due_date",
          new Candidate(
              "due_date",
              LocalDate.ofEpochDay(due).toString(),
              due,
              terms.page(),
              terms.box(),
              issue.reading(),
              new Features().add("worked_out", 1),
              0.8 * issue.probability()));
    }
  }
}
