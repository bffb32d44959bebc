package dev.pitcrew.documents.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From which confidence on at least 99 of 100 answers are right. */
final class Thresholds {

  private static final double WANTED = 0.99;
  private static final double LEAST = 0.9;
  private static final int ANSWERS_MIN = 5;

  record Answer(double confidence, boolean right) {}

  private Thresholds() {}

  /** The lowest threshold that holds what is wanted; above 1 where none does. */
  static double of(List<Answer> answers) {
    List<Answer> sorted = new ArrayList<>(answers);
    sorted.sort(Comparator.comparingDouble(Answer::confidence).reversed());
    double threshold = 1.01;
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right ? 1 : 0;
      boolean tied =
          i + 1 < sorted.size() && sorted.get(i + 1).confidence == sorted.get(i).confidence;
      if (!tied && i + 1 >= ANSWERS_MIN && right >= WANTED * (i + 1)) {
        threshold = sorted.get(i).confidence;
      }
    }
    return threshold > 1 ? threshold : Math.max(LEAST, threshold);
  }
}
