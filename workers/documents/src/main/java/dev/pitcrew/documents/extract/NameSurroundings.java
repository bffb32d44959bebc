package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import java.util.List;

/**
 * What stands around a name: an address below it, the law's small print beside it, nothing but
 * itself.
 */
final class NameSurroundings {

  private static final double BLOCK_LINES = 9;

  private NameSurroundings() {}

  static boolean addressBelow(Sheet sheet, NameSpan span, List<NameSpan> spans) {
    Box box = span.box();
    for (NameSpan other : spans) {
      double drop = (other.box().y() - box.bottom()) / sheet.textSize();
      boolean under =
          drop > -0.2 && drop < 3.2 && Math.abs(other.box().x() - box.x()) < 2 * sheet.textSize();
      if (under && Look.address(sheet, other)) {
        return true;
      }
    }
    return false;
  }

  /** "Name - street - town" in one line. */
  static boolean senderLine(Sheet sheet, NameSpan span, List<NameSpan> spans) {
    return spans.stream()
        .anyMatch(
            other ->
                other.segment() == span.segment()
                    && other.part() > 0
                    && Look.address(sheet, other));
  }

  /** Whether what the law wants a company to print stands close by: register, VAT id, directors. */
  static boolean imprint(Sheet sheet, NameSpan span, List<LabelHit> labels) {
    Box box = span.box();
    for (LabelHit label : labels) {
      if (label.role() == Role.REGISTRATION || label.role() == Role.VAT_ID && label.served()) {
        double rows = Math.abs(label.box().centerY() - box.centerY()) / sheet.textSize();
        boolean beside = rows < 0.6;
        boolean over =
            label.box().right() > box.x() - sheet.textSize()
                && label.box().x() < box.right() + sheet.textSize();
        if (beside || over && rows < 4.5) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where the window of an envelope shows the one who is written to. */
  static boolean addressee(Sheet sheet, Box box) {
    return box.x() < 0.45 * sheet.width()
        && box.y() > 0.12 * sheet.height()
        && box.y() < 0.36 * sheet.height();
  }

  /** Name and address alone, without telephone, web or register: so is the one written to. */
  static boolean plainBlock(
      Sheet sheet, NameSpan span, List<NameSpan> spans, List<LabelHit> labels) {
    if (!addressBelow(sheet, span, spans)) {
      return false;
    }
    Box box = span.box();
    double bottom = box.bottom() + BLOCK_LINES * sheet.textSize();
    for (LabelHit label : labels) {
      boolean telling =
          label.role() == Role.REGISTRATION
              || label.role() == Role.VAT_ID && label.served()
              || label.role() == Role.IBAN;
      if (telling
          && label.box().y() >= box.y() - 1
          && label.box().y() < bottom
          && over(label.box(), box)) {
        return false;
      }
    }
    for (NameSpan other : spans) {
      String text = other.text();
      boolean contact = text.indexOf('@') >= 0 || text.contains("www.") || text.startsWith("+");
      if (contact
          && other.box().y() >= box.y() - 1
          && other.box().y() < bottom
          && over(other.box(), box)) {
        return false;
      }
    }
    return true;
  }

  private static boolean over(Box a, Box b) {
    return a.right() > b.x() - 10 && a.x() < b.right() + 10;
  }
}
