package dev.pitcrew.documents.score;

/** Right, wrong and missing answers. */
final class Tally {

  private int right;
  private int wrong;
  private int missing;

  /**
   * @param answer null where none was given
   */
  void add(@org.jspecify.annotations.Nullable Boolean answer) {
    if (answer == null) {
      missing++;
    } else if (answer) {
      right++;
    } else {
      wrong++;
    }
  }

  int count() {
    return right + wrong + missing;
  }

  double precision() {
    return right == 0 ? 0 : right / (double) (right + wrong);
  }

  double recall() {
    return right == 0 ? 0 : right / (double) count();
  }

  double f1() {
    double both = precision() + recall();
    return both == 0 ? 0 : 2 * precision() * recall() / both;
  }
}
