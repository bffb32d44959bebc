package dev.pitcrew.documents.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

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
    if (name.equals(OperatorName.BEGIN_INLINE_IMAGE)) {
      note(operator.getImageParameters());
    } else if (!operands.isEmpty()
        && operands.get(0) instanceof COSName key
        && stripper.getResources() != null
        && stripper.getResources().isImageXObject(key)) {
      note(dictionary(key));
    } else {
      super.process(operator, operands);
    }
  }

  private @Nullable COSDictionary dictionary(COSName key) {
    COSDictionary all = stripper.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
    return all == null ? null : all.getCOSStream(key);
  }

  private void note(@Nullable COSDictionary picture) {
    if (stripper.scan.pictures.size() >= PICTURES_MAX) {
      return;
    }
    var lower = stripper.transformedPoint(0, 0);
    var upper = stripper.transformedPoint(1, 1);
    var box =
        PageFrame.box(
            stripper.frame().seenFromUserSpace(lower.x, lower.y),
            stripper.frame().seenFromUserSpace(upper.x, upper.y));
    int width = picture == null ? 0 : picture.getInt(COSName.WIDTH, COSName.W, 0);
    int height = picture == null ? 0 : picture.getInt(COSName.HEIGHT, COSName.H, 0);
    stripper.scan.pictures.add(new PageScan.Picture(box, Math.max(width, height)));
  }

  @Override
  public String getName() {
    return name;
  }
}
