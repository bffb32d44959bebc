package dev.pitcrew.documents.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures of a PDF's pages as a person sees them. */
public final class PdfPages {
  private static final float POINTS_PER_INCH = 72;

  private final PDDocument document;
  private final PDFRenderer renderer;
  private final long pixelsMax;

  /**
   * @param pixelsMax of one picture; a larger page is drawn coarser
   */
  public PdfPages(PDDocument document, long pixelsMax) {
    this.document = document;
    this.renderer = new PDFRenderer(document);
    this.pixelsMax = pixelsMax;
    renderer.setSubsamplingAllowed(false);
  }

  /**
   * @param index from 0
   */
  public BufferedImage draw(int index, int dotsPerInch, boolean inColor) throws IOException {
    var box = document.getPage(index).getCropBox();
    double inches = (double) box.getWidth() * box.getHeight() / (POINTS_PER_INCH * POINTS_PER_INCH);
    double finest = Math.sqrt(pixelsMax / Math.max(inches, 1e-3));
    float dpi = (float) Math.min(dotsPerInch, finest);
    return renderer.renderImageWithDPI(index, dpi, inColor ? ImageType.RGB : ImageType.GRAY);
  }
}
