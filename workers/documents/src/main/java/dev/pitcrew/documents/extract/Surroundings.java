package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.List;
import java.util.Set;

/**
 * How near the labels are that point at a token: from the left on its row, or from above in its
 * column. Each is 0 (no such label) to 1 (touching).
 */
final class Surroundings {

  private static final double OTHER_BETWEEN = 0.45;
  private static final double VALUE_BETWEEN_ROW = 0.5;
  private static final double VALUE_BETWEEN_COLUMN = 0.93;
  private static final double REACH_ROWS = 25;
  private static final double SERVED = 0.25;
  private static final double WEAK = 0.6;
  private static final double WEAK_GAP = 4;
  private static final double WEAK_ROWS = 2;

  private final double[] right = new double[Role.values().length];
  private final double[] below = new double[Role.values().length];

  private Surroundings() {}

  double right(Role role) {
    return right[role.ordinal()];
  }

  double below(Role role) {
    return below[role.ordinal()];
  }

  double best(Role role) {
    return Math.max(right(role), below(role));
  }

  /**
   * @param roles the labels that matter for this kind of token; the others only stand between
   * @param peers tokens of the same kind on the same page, which may own a label instead
   */
  static Surroundings of(
      Token token, Sheet sheet, List<LabelHit> labels, List<Token> peers, Set<Role> roles) {
    Surroundings found = new Surroundings();
    for (LabelHit label : labels) {
      if (!roles.contains(label.role())
          || label.from() >= token.from() && label.to() <= token.to()) {
        continue;
      }
      double onRow = rightOf(token, label, sheet, labels, peers, roles);
      double inColumn = onRow > 0 ? 0 : belowOf(token, label, sheet, labels, peers, roles);
      int at = label.role().ordinal();
      found.right[at] = Math.max(found.right[at], onRow * label.weight());
      found.below[at] =
          Math.max(found.below[at], inColumn * label.weight() * (label.served() ? SERVED : 1));
    }
    return found;
  }

  private static double rightOf(
      Token token,
      LabelHit label,
      Sheet sheet,
      List<LabelHit> labels,
      List<Token> peers,
      Set<Role> roles) {
    Box value = token.box();
    Box name = label.box();
    double gap = value.x() - name.right();
    if (gap < -0.3 * sheet.textSize()) {
      return 0;
    }
    if (label.weight() < WEAK && gap > WEAK_GAP * sheet.textSize()) {
      return 0;
    }
    double height = Math.max(sheet.textSize() * 0.8, Math.max(value.height(), name.height()));
    double off = Math.abs(value.centerY() - name.centerY()) / height;
    if (off > 1.1) {
      return 0;
    }
    double score = Math.exp(-off * off * 2) * Math.exp(-gap / (0.9 * sheet.width()));
    for (Token peer : peers) {
      Box box = peer.box();
      if (peer.to() <= token.from() || peer.from() >= token.to()) {
        boolean between = box.x() >= name.right() - 1 && box.right() <= value.x() + 1;
        if (between && Math.abs(box.centerY() - name.centerY()) < 0.5 * height) {
          score *= VALUE_BETWEEN_ROW;
        }
      }
    }
    for (LabelHit other : labels) {
      if (other.from() >= label.to()
          && other.role() != label.role()
          && roles.contains(other.role())) {
        Box box = other.box();
        boolean between = box.x() >= name.right() - 1 && box.right() <= value.x() + 1;
        if (between && Math.abs(box.centerY() - value.centerY()) < 0.6 * height) {
          score *= OTHER_BETWEEN;
          break;
        }
      }
    }
    return score;
  }

  private static double belowOf(
      Token token,
      LabelHit label,
      Sheet sheet,
      List<LabelHit> labels,
      List<Token> peers,
      Set<Role> roles) {
    Box value = token.box();
    Box name = label.box();
    double line = sheet.textSize() * 1.3;
    double drop = (value.y() - name.bottom()) / line;
    if (drop < -0.3 || drop > (label.weight() < WEAK ? WEAK_ROWS : REACH_ROWS) || label.heading()) {
      return 0;
    }
    double aligned = alignment(value, name, sheet.textSize());
    if (aligned == 0) {
      return 0;
    }
    double score = aligned * Math.exp(-Math.max(0, drop) / 16);
    for (Token peer : peers) {
      Box box = peer.box();
      if (box.centerY() > name.bottom()
          && box.bottom() <= value.y() + 2
          && overlap(box, value) > 0) {
        score *= VALUE_BETWEEN_COLUMN;
      }
    }
    for (LabelHit other : labels) {
      Box box = other.box();
      if (other.role() != label.role()
          && roles.contains(other.role())
          && box.y() >= name.bottom() - 2
          && box.bottom() <= value.y() + 2
          && overlap(box, value) > 0) {
        score *= OTHER_BETWEEN;
        break;
      }
    }
    return score;
  }

  private static double alignment(Box value, Box name, double size) {
    double edge =
        Math.min(
            Math.abs(value.x() - name.x()),
            Math.min(
                Math.abs(value.right() - name.right()),
                Math.abs(value.centerX() - name.centerX())));
    double share = overlap(value, name) / Math.max(1, Math.min(value.width(), name.width()));
    if (share <= 0) {
      return edge < size ? 0.5 : 0;
    }
    return edge < size * 0.8 ? 1 : 0.5 + 0.35 * Math.min(1, share);
  }

  private static double overlap(Box a, Box b) {
    return Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
  }
}
