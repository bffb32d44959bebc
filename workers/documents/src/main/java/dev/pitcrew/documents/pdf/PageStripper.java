package dev.pitcrew.documents.pdf;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/**
 * Runs one page's content and notes what a person would see. It rests on PDFBox's text stripper for
 * fonts and matrices alone: words, lines and order are made elsewhere, from geometry.
 */
final class PageStripper extends PDFTextStripper {
  private static final int OPERATORS_BETWEEN_LOOKS = 1_024;
  private static final float WEIGHT_BOLD = 600;
  private static final float SIZE_VISIBLE_MIN = 1.5f;

  private final Map<PDFont, Boolean> boldFonts = new IdentityHashMap<>();
  private final Deque<Clip> clips = new ArrayDeque<>();
  private final long deadlineNanos;
  private final int glyphsMax;
  private int operators;
  private boolean blankBefore;
  private Clip clip = Clip.NONE;
  private PageFrame frame = new PageFrame(new PDRectangle(1, 1), 0);
  private BiConsumer<Integer, PageScan> sink = (number, page) -> {};
  PageScan scan = new PageScan(1, 1);

  PageStripper(long deadlineNanos, int glyphsMax) {
    this.deadlineNanos = deadlineNanos;
    this.glyphsMax = glyphsMax;
    addOperator(new SetNonStrokingColor(this));
    addOperator(new SetNonStrokingColorN(this));
    addOperator(new SetNonStrokingColorSpace(this));
    addOperator(new SetNonStrokingDeviceGrayColor(this));
    addOperator(new SetNonStrokingDeviceRGBColor(this));
    addOperator(new SetNonStrokingDeviceCMYKColor(this));
    addOperator(new PictureOperator(this, OperatorName.DRAW_OBJECT));
    addOperator(new PictureOperator(this, OperatorName.BEGIN_INLINE_IMAGE));
    PathOperator.addAll(this, new PathTracker(this));
  }

  /** Runs all pages; {@code pages} gets each with its number, but for those without content. */
  void run(PDDocument document, BiConsumer<Integer, PageScan> pages) throws IOException {
    sink = pages;
    writeText(document, Writer.nullWriter());
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    lookAtClock();
    frame = new PageFrame(page.getCropBox(), page.getRotation());
    scan = new PageScan(frame.width(), frame.height());
    clip = Clip.NONE;
    clips.clear();
    blankBefore = false;
    super.processPage(page);
    PageAnnotations.show(this, page);
    sink.accept(getCurrentPageNo(), scan);
  }

  PageFrame frame() {
    return frame;
  }

  void clipTo(Clip next) {
    clip = clip.and(next);
  }

  Clip clip() {
    return clip;
  }

  /** Whether the present fill colour is so light that nothing is seen on paper. */
  boolean fillIsWhite() throws IOException {
    PDColor color = getGraphicsState().getNonStrokingColor();
    if (color == null || color.isPattern() || color.getComponents().length == 0) {
      return false;
    }
    int rgb = color.toRGB();
    return (rgb >> 16 & 0xff) > 247 && (rgb >> 8 & 0xff) > 247 && (rgb & 0xff) > 247;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators % OPERATORS_BETWEEN_LOOKS == 0) {
      lookAtClock();
    }
    super.processOperator(operator, operands);
  }

  @Override
  protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
      throws IOException {
    if (e instanceof LimitReached) {
      throw e;
    }
    super.operatorException(operator, operands, e);
  }

  @Override
  public void saveGraphicsState() {
    super.saveGraphicsState();
    clips.push(clip);
  }

  @Override
  public void restoreGraphicsState() {
    super.restoreGraphicsState();
    clip = clips.isEmpty() ? Clip.NONE : clips.pop();
  }

  @Override
  protected void processTextPosition(TextPosition position) {
    String text = GlyphText.clean(position.getUnicode());
    if (text.isBlank()) {
      blankBefore = true;
      return;
    }
    Matrix matrix = position.getTextMatrix();
    float size = (float) Math.hypot(matrix.getShearX(), matrix.getScaleY());
    Point2D.Float start = frame.seen(matrix.getTranslateX(), matrix.getTranslateY());
    Point2D.Float end = frame.seen(position.getEndX(), position.getEndY());
    float along = (float) start.distance(end);
    int quarter = frame.quarter(matrix.getScaleX(), matrix.getShearY());
    if (!frame.holds(start) || !clip.holds(start, size)) {
      scan.offPage++;
      return;
    }
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    scan.glyphs.add(
        new Glyph(
            text,
            start.x,
            start.y,
            along > 0 ? along : size / 2,
            size,
            quarter,
            isBold(position.getFont()) || mode == RenderingMode.FILL_STROKE,
            blankBefore,
            mode == RenderingMode.NEITHER || size < SIZE_VISIBLE_MIN || unseenWhite(mode, start)));
    blankBefore = false;
    if (scan.glyphs.size() > glyphsMax) {
      throw new LimitReached.Unchecked("more than " + glyphsMax + " characters on one page");
    }
  }

  private boolean unseenWhite(RenderingMode mode, Point2D.Float at) {
    try {
      if (mode != RenderingMode.FILL || !fillIsWhite()) {
        return false;
      }
    } catch (IOException e) {
      return false; // A colour that cannot be worked out is drawn in some colour.
    }
    return scan.darkAreas.stream().noneMatch(a -> Clip.inside(a, at))
        && scan.pictures.stream().noneMatch(p -> Clip.inside(p.box(), at));
  }

  private boolean isBold(PDFont font) {
    return boldFonts.computeIfAbsent(
        font,
        f -> {
          String name = f.getName() == null ? "" : f.getName().toLowerCase(Locale.ROOT);
          PDFontDescriptor descriptor = f.getFontDescriptor();
          return name.contains("bold")
              || name.contains("black")
              || name.contains("heavy")
              || descriptor != null
                  && (descriptor.getFontWeight() >= WEIGHT_BOLD || descriptor.isForceBold());
        });
  }

  private void lookAtClock() throws IOException {
    if (System.nanoTime() - deadlineNanos > 0) {
      throw new LimitReached("its pages take too long to work out");
    }
  }

  /** The stripper's own text is not wanted. */
  @Override
  protected void writePage() {}
}
