package dev.pitcrew.documents.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * From which confidence on at least 99 of 100 answers are right; 97 where no money depends on it.
 */
final class Thresholds {

  /** Fields by which money goes astray when they are wrong. */
  private static final Set<String> MONEY =
      Set.of("total", "payable", "invoice_number", "iban", "bic");

  private static final double WANTED = 0.99;
  private static final double WANTED_ELSE = 0.97;

  /** How far towards 1 a threshold is moved, since the next documents are not these. */
  private static final double SAFETY = 0.15;

  private static final double LEAST = 0.9;
  private static final int ANSWERS_MIN = 5;

  record Answer(double confidence, boolean right) {}

  private Thresholds() {}

  /** The lowest threshold that holds what is wanted; above 1 where none does. */
  static double of(String field, List<Answer> answers) {
    double wanted = MONEY.contains(field) ? WANTED : WANTED_ELSE;
    List<Answer> sorted = new ArrayList<>(answers);
    sorted.sort(Comparator.comparingDouble(Answer::confidence).reversed());
    double threshold = 1.01;
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right ? 1 : 0;
      boolean tied =
          i + 1 < sorted.size() && sorted.get(i + 1).confidence == sorted.get(i).confidence;
      if (!tied && i + 1 >= ANSWERS_MIN && right >= wanted * (i + 1)) {
        threshold = sorted.get(i).confidence;
      }
    }
    if (threshold > 1) {
      return threshold;
    }
    double safe = MONEY.contains(field) ? threshold + SAFETY * (1 - threshold) : threshold;
    return Math.max(LEAST, safe);
  }
}
