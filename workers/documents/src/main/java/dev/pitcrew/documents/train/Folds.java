package dev.pitcrew.documents.train;

import dev.pitcrew.documents.score.LabelledDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parts of the labelled documents such that a layout is never in two of them. */
final class Folds {

  private Folds() {}

  /** The fold of each group: the largest groups first, each to the fold that holds least. */
  static Map<String, Integer> of(List<LabelledDocument> documents, int count) {
    Map<String, Integer> sizes = new HashMap<>();
    documents.forEach(document -> sizes.merge(document.group(), 1, Integer::sum));
    List<String> groups = new ArrayList<>(sizes.keySet());
    groups.sort(
        (a, b) -> sizes.get(a).equals(sizes.get(b)) ? a.compareTo(b) : sizes.get(b) - sizes.get(a));
    int[] load = new int[count];
    Map<String, Integer> folds = new HashMap<>();
    for (String group : groups) {
      int least = 0;
      for (int fold = 1; fold < count; fold++) {
        least = load[fold] < load[least] ? fold : least;
      }
      folds.put(group, least);
      load[least] += sizes.get(group);
    }
    return folds;
  }
}
