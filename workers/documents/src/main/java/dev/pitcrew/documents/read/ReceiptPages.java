package dev.pitcrew.documents.read;

import dev.pitcrew.documents.ocr.GrayImage;
import dev.pitcrew.documents.ocr.ImageHash;
import dev.pitcrew.documents.ocr.PictureFile;
import dev.pitcrew.documents.ocr.ReceiptOcr;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Languages;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import dev.pitcrew.documents.pdf.PageNature;
import dev.pitcrew.documents.pdf.PdfContent;
import dev.pitcrew.documents.pdf.PdfPages;
import dev.pitcrew.documents.pdf.PdfReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Reads the pages of one receipt; pages that are pictures are read several times. */
final class ReceiptPages {
  /** A receipt is a page, seldom two; what comes after is left unread, with a finding. */
  private static final int PAGES_MAX = 4;

  private static final int DPI = 250;
  private static final long IMAGE_PIXELS_MAX = 2_500_000;

  private final ReceiptOcr ocr;
  private final RawRequest request;
  private final Runnable progress;
  private final List<Page> first = new ArrayList<>();
  private final List<List<Page>> again = new ArrayList<>();
  private final List<PageImage> images = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private String hash = "";

  private ReceiptPages(ReceiptOcr ocr, RawRequest request, Runnable progress) {
    this.ocr = ocr;
    this.request = request;
    this.progress = progress;
  }

  static RawReading read(ReceiptOcr ocr, RawRequest request, Runnable progress)
      throws UnreadableException {
    var pages = new ReceiptPages(ocr, request, progress);
    if (request.kind() == FileKind.PDF) {
      return PdfReader.open(request.file(), request.limits(), pages::pdf);
    }
    pages.hash = ImageHash.of(PictureFile.whole(request.file(), request.limits()));
    List<GrayImage> pictures = PictureFile.read(request.file(), request.limits());
    try {
      for (GrayImage picture : pictures.subList(0, Math.min(PAGES_MAX, pictures.size()))) {
        pages.picture(picture, PictureFile.pointsPerPixel(picture));
      }
    } catch (IOException e) {
      throw new UnreadableException(Reason.BROKEN, "The picture could not be read.", e);
    }
    pages.tellUnread(pictures.size());
    return pages.reading(Source.OCR);
  }

  private RawReading pdf(PDDocument document) throws IOException, UnreadableException {
    PdfContent content = PdfReader.read(document, request.limits());
    findings.addAll(content.findings());
    var drawn = new PdfPages(document, request.limits().pixelsMax() / 4);
    List<Page> pages = content.document().pages();
    boolean text = false;
    for (int i = 0; i < Math.min(PAGES_MAX, pages.size()); i++) {
      progress.run();
      GrayImage picture = GrayImage.of(drawn.draw(i, DPI, false));
      if (i == 0) {
        hash = ImageHash.of(picture);
      }
      if (content.natures().get(i) == PageNature.PICTURE
          || content.natures().get(i) == PageNature.PICTURE_WITH_LAYER) {
        picture(picture, pages.get(i).width() / picture.width());
      } else {
        text |= !pages.get(i).words().isEmpty();
        first.add(pages.get(i));
        keep(picture, i + 1);
      }
    }
    tellUnread(pages.size());
    return reading(text ? Source.TEXT : Source.OCR);
  }

  private void picture(GrayImage picture, double pointsPerPixel) throws IOException {
    int number = first.size() + 1;
    ReceiptOcr.Result result = ocr.read(picture, number, pointsPerPixel, progress);
    first.add(result.readings().getFirst());
    for (int i = 1; i < result.readings().size(); i++) {
      if (again.size() < i) {
        again.add(new ArrayList<>());
      }
      again.get(i - 1).add(result.readings().get(i));
    }
    keep(picture.turned(result.quarters()), number);
  }

  private void keep(GrayImage upright, int number) throws IOException {
    if (request.images()) {
      images.add(ImageFiles.write(number, upright, IMAGE_PIXELS_MAX));
    }
  }

  private void tellUnread(int pages) {
    if (pages > PAGES_MAX) {
      findings.add(
          Finding.warning(
              "unread-pages", "Pages from %d on were not read.".formatted(PAGES_MAX + 1)));
    }
  }

  private RawReading reading(Source source) {
    String language = Languages.of(first);
    return new RawReading(
        new PagedDocument(source, language, List.copyOf(first)),
        source == Source.OCR,
        Map.of(),
        List.copyOf(images),
        List.copyOf(findings),
        again.stream()
            .map(pages -> new PagedDocument(Source.OCR, language, List.copyOf(pages)))
            .toList(),
        hash);
  }
}
