package dev.pitcrew.documents.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds connected patches of ink by joining runs of dark pixels from row to row. */
final class Specks {
  private static final int SPECKS_MAX = 200_000;

  private final List<int[]> boxes = new ArrayList<>();
  private int[] parents = new int[1_024];

  private Specks() {}

  static List<Ink.Speck> of(GrayImage image) {
    var finder = new Specks();
    finder.run(image, image.threshold());
    return finder.merged();
  }

  private void run(GrayImage image, int threshold) {
    int[] above = new int[image.width() + 2];
    int[] labels = new int[image.width() + 2];
    Arrays.fill(above, -1);
    for (int y = 0; y < image.height() && boxes.size() < SPECKS_MAX; y++) {
      Arrays.fill(labels, -1);
      int row = y * image.width();
      int label = -1;
      for (int x = 0; x < image.width(); x++) {
        if ((image.pixels()[row + x] & 0xff) > threshold) {
          label = -1;
          continue;
        }
        for (int dx = 0; dx <= 2; dx++) {
          int other = above[x + dx];
          if (other >= 0) {
            label = label < 0 ? root(other) : join(label, other);
          }
        }
        label = label < 0 ? create(x, y) : root(label);
        labels[x + 1] = label;
        grow(boxes.get(label), x, y);
      }
      int[] swap = above;
      above = labels;
      labels = swap;
    }
  }

  private int create(int x, int y) {
    int label = boxes.size();
    boxes.add(new int[] {x, y, x + 1, y + 1});
    if (label == parents.length) {
      parents = Arrays.copyOf(parents, parents.length * 2);
    }
    parents[label] = label;
    return label;
  }

  private static void grow(int[] box, int x, int y) {
    box[0] = Math.min(box[0], x);
    box[2] = Math.max(box[2], x + 1);
    box[3] = y + 1;
  }

  private int root(int label) {
    int at = label;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private int join(int first, int second) {
    int a = root(first);
    int b = root(second);
    if (a == b) {
      return a;
    }
    int[] kept = boxes.get(Math.min(a, b));
    int[] gone = boxes.get(Math.max(a, b));
    kept[0] = Math.min(kept[0], gone[0]);
    kept[1] = Math.min(kept[1], gone[1]);
    kept[2] = Math.max(kept[2], gone[2]);
    kept[3] = Math.max(kept[3], gone[3]);
    parents[Math.max(a, b)] = Math.min(a, b);
    return Math.min(a, b);
  }

  private List<Ink.Speck> merged() {
    List<Ink.Speck> specks = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      if (parents[i] == i) {
        int[] b = boxes.get(i);
        specks.add(new Ink.Speck(b[0], b[1], b[2], b[3]));
      }
    }
    return specks;
  }
}
