package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a page that speak of one party, each under its heading. */
final class Parties {

  private static final double DEPTH_MAX = 190;

  /**
   * @param heading the label the part begins with
   */
  record Section(
      Role role, LabelHit heading, double left, double top, double right, double bottom) {
    boolean holds(Box box) {
      return box.x() >= left && box.x() < right && box.centerY() >= top && box.centerY() < bottom;
    }
  }

  private final List<Section> sections;

  private Parties(List<Section> sections) {
    this.sections = sections;
  }

  static Parties of(Sheet sheet, List<LabelHit> labels) {
    List<LabelHit> headings = new ArrayList<>();
    for (LabelHit label : labels) {
      if (Role.PARTIES.contains(label.role()) && heads(sheet, label)) {
        headings.add(label);
      }
    }
    List<LabelHit> ends = new ArrayList<>(headings);
    labels.stream().filter(l -> l.role() == Role.COL_DESCRIPTION).forEach(ends::add);
    List<Section> sections = new ArrayList<>();
    for (LabelHit heading : headings) {
      sections.add(section(sheet, heading, headings, ends));
    }
    sections.sort(Comparator.comparingDouble((Section s) -> s.heading.box().y()).reversed());
    return new Parties(sections);
  }

  /** A heading stands at the start of its line and alone there, or has a colon. */
  private static boolean heads(Sheet sheet, LabelHit label) {
    List<Piece> pieces = sheet.pieces();
    boolean starts =
        label.from() == 0
            || pieces.get(label.from() - 1).segment() != pieces.get(label.from()).segment()
            || !sheet.follows(label.from() - 1, 2.5);
    boolean colon =
        pieces.get(label.to() - 1).text().endsWith(":")
            || label.to() < pieces.size() && pieces.get(label.to()).text().equals(":");
    boolean alone = !sheet.follows(label.to() - 1, 2.5);
    return starts && (colon || alone);
  }

  private static Section section(
      Sheet sheet, LabelHit heading, List<LabelHit> headings, List<LabelHit> ends) {
    Box box = heading.box();
    double size = sheet.textSize();
    double right = sheet.width();
    for (LabelHit other : headings) {
      boolean beside = Math.abs(other.box().centerY() - box.centerY()) < 6 * size;
      if (beside && other.box().x() > box.right()) {
        right = Math.min(right, other.box().x() - size);
      }
    }
    double bottom = box.bottom() + DEPTH_MAX;
    for (LabelHit end : ends) {
      boolean under =
          end.box().y() > box.bottom()
              && end.box().x() < right
              && end.box().right() > box.x() - size;
      if (under) {
        bottom = Math.min(bottom, end.box().y() - 1);
      }
    }
    return new Section(heading.role(), heading, box.x() - 1.5 * size, box.y() - 1, right, bottom);
  }

  /** The party a place belongs to, or null where no heading says so. */
  @Nullable Section at(Box box) {
    for (Section section : sections) {
      if (section.holds(box)) {
        return section;
      }
    }
    return null;
  }

  @Nullable Role roleAt(Box box) {
    Section section = at(box);
    return section == null ? null : section.role;
  }
}
