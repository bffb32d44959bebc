package dev.pitcrew.documents.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;

/** Notes where a picture stands without decoding it; forms are run as ever. */
final class PictureOperator extends DrawObject {
  private static final int PICTURES_MAX = 5_000;

  private final PageStripper stripper;
  private final String name;

  PictureOperator(PageStripper stripper, String name) {
    super(stripper);
    this.stripper = stripper;
    this.name = name;
  }

  @Override
  public void process(Operator operator, List<COSBase> operands) throws IOException {
    boolean isPicture =
        name.equals(OperatorName.BEGIN_INLINE_IMAGE)
            || !operands.isEmpty()
                && operands.get(0) instanceof COSName key
                && stripper.getResources() != null
                && stripper.getResources().isImageXObject(key);
    if (!isPicture) {
      super.process(operator, operands);
    } else if (stripper.scan.pictures.size() < PICTURES_MAX) {
      var lower = stripper.transformedPoint(0, 0);
      var upper = stripper.transformedPoint(1, 1);
      stripper.scan.pictures.add(
          PageFrame.box(
              stripper.frame().seenFromUserSpace(lower.x, lower.y),
              stripper.frame().seenFromUserSpace(upper.x, upper.y)));
    }
  }

  @Override
  public String getName() {
    return name;
  }
}
