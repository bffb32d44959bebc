package dev.pitcrew.documents.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often answers of a confidence are right: a calibrated confidence keeps its promise. */
final class Reliability {

  private static final double[] EDGES = {0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01};

  private Reliability() {}

  static String table(Map<String, List<Thresholds.Answer>> confidences) {
    List<Thresholds.Answer> all = new ArrayList<>();
    confidences.values().forEach(all::addAll);
    StringBuilder table = new StringBuilder("confidence  answers  said  right\n");
    for (int i = 0; i + 1 < EDGES.length; i++) {
      double from = EDGES[i];
      double to = EDGES[i + 1];
      List<Thresholds.Answer> in =
          all.stream().filter(a -> a.confidence() >= from && a.confidence() < to).toList();
      if (!in.isEmpty()) {
        table.append(
            String.format(
                Locale.ROOT,
                "%.2f-%.2f   %7d  %.3f %.3f%n",
                from,
                Math.min(1, to),
                in.size(),
                in.stream().mapToDouble(Thresholds.Answer::confidence).average().orElse(0),
                in.stream().filter(Thresholds.Answer::right).count() / (double) in.size()));
      }
    }
    return table.toString();
  }
}
