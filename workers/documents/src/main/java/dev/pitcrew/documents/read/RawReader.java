package dev.pitcrew.documents.read;

import dev.pitcrew.documents.einvoice.RuleCheck;
import dev.pitcrew.documents.ocr.GrayImage;
import dev.pitcrew.documents.ocr.PageOcr;
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
import dev.pitcrew.documents.pdf.PdfAttachments;
import dev.pitcrew.documents.pdf.PdfContent;
import dev.pitcrew.documents.pdf.PdfPages;
import dev.pitcrew.documents.pdf.PdfReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads PDFs and pictures, and checks e-invoices; runs in a child process, because files may be
 * hostile.
 */
final class RawReader {
  private static final int OCR_DPI_MIN = 150;
  private static final int OCR_DPI_MAX = 400;
  private static final int OCR_DPI_OF_DRAWINGS = 300;
  private static final int IMAGE_DPI = 110;
  private static final long IMAGE_PIXELS_MAX = 4_000_000;
  private static final int IMAGES_MAX = 40;
  private static final double POINTS_PER_INCH = 72;
  private static final Duration OCR_TIME_MAX = Duration.ofSeconds(150);

  private final Path cache;
  private @Nullable PageOcr ocr;
  private @Nullable RuleCheck rules;

  RawReader(Path cache) {
    this.cache = cache;
  }

  RawReading read(RawRequest request, Runnable progress) throws UnreadableException {
    if (request.receipt()) {
      return ReceiptPages.read(new ReceiptOcr(ocr()), request, progress);
    }
    return switch (request.kind()) {
      case PDF -> pdf(request, progress);
      case XML -> rules(request, progress);
      default -> picture(request, progress);
    };
  }

  /** No pages: only what is wrong with an e-invoice. */
  private RawReading rules(RawRequest request, Runnable progress) throws UnreadableException {
    if (rules == null) {
      rules = new RuleCheck();
    }
    return new RawReading(
        new PagedDocument(Source.XML, "", List.of()),
        false,
        Map.of(),
        List.of(),
        rules.check(request.file(), progress));
  }

  private RawReading pdf(RawRequest request, Runnable progress) throws UnreadableException {
    return PdfReader.open(
        request.file(),
        request.limits(),
        document -> {
          PdfContent content = PdfReader.read(document, request.limits());
          var findings = new ArrayList<>(content.findings());
          PagedDocument text = withOcr(document, content, request, progress, findings);
          boolean scan = content.isScan();
          return new RawReading(
              text,
              scan,
              PdfAttachments.xml(document),
              request.images() ? images(document, scan, progress) : List.of(),
              findings);
        });
  }

  /** Reads the pages that are pictures, and leaves the others as they are. */
  private PagedDocument withOcr(
      PDDocument document,
      PdfContent content,
      RawRequest request,
      Runnable progress,
      List<Finding> findings)
      throws IOException {
    PagedDocument text = content.document();
    if (!content.needsOcr()) {
      return text;
    }
    PageOcr reader = ocr();
    var drawn = new PdfPages(document, request.limits().pixelsMax() / 2);
    List<Page> pages = new ArrayList<>(text.pages());
    long end = System.nanoTime() + OCR_TIME_MAX.toNanos();
    int read = 0;
    for (int i = 0; i < pages.size(); i++) {
      if (content.natures().get(i) != PageNature.PICTURE) {
        continue;
      }
      if (read++ >= request.ocrPagesMax() || System.nanoTime() - end > 0) {
        findings.add(unread(i + 1));
        break;
      }
      progress.run();
      int pictureDpi = content.dotsPerInch().get(i);
      int dpi =
          pictureDpi == 0 ? OCR_DPI_OF_DRAWINGS : Math.clamp(pictureDpi, OCR_DPI_MIN, OCR_DPI_MAX);
      GrayImage picture = GrayImage.of(drawn.draw(i, dpi, false));
      double pointsPerPixel = pages.get(i).width() / picture.width();
      PageOcr.Result result = reader.read(picture, i + 1, pointsPerPixel);
      pages.set(i, result.page());
    }
    boolean only = content.natures().stream().noneMatch(n -> n == PageNature.TEXT);
    return new PagedDocument(
        only ? Source.OCR : Source.TEXT, Languages.of(pages), List.copyOf(pages));
  }

  private static List<PageImage> images(PDDocument document, boolean scan, Runnable progress)
      throws IOException {
    var drawn = new PdfPages(document, IMAGE_PIXELS_MAX);
    List<PageImage> images = new ArrayList<>();
    for (int i = 0; i < Math.min(IMAGES_MAX, document.getNumberOfPages()); i++) {
      progress.run();
      images.add(ImageFiles.write(i + 1, drawn.draw(i, IMAGE_DPI, true), scan));
    }
    return images;
  }

  private RawReading picture(RawRequest request, Runnable progress) throws UnreadableException {
    List<GrayImage> pictures = PictureFile.read(request.file(), request.limits());
    List<Page> pages = new ArrayList<>();
    List<PageImage> images = new ArrayList<>();
    try {
      PageOcr reader = ocr();
      for (GrayImage picture :
          pictures.subList(0, Math.min(pictures.size(), request.ocrPagesMax()))) {
        progress.run();
        int number = pages.size() + 1;
        double pointsPerPixel = PictureFile.pointsPerPixel(picture);
        PageOcr.Result result = reader.read(picture, number, pointsPerPixel);
        pages.add(result.page());
        if (request.images() && number <= IMAGES_MAX) {
          GrayImage upright = picture.turned(result.quarters());
          images.add(ImageFiles.write(number, upright, IMAGE_PIXELS_MAX));
        }
      }
    } catch (IOException e) {
      throw new UnreadableException(Reason.BROKEN, "The picture could not be read.", e);
    }
    var document = new PagedDocument(Source.OCR, Languages.of(pages), List.copyOf(pages));
    List<Finding> findings =
        pages.size() == pictures.size() ? List.of() : List.of(unread(pages.size() + 1));
    return new RawReading(document, true, Map.of(), images, findings);
  }

  private static Finding unread(int fromPage) {
    return Finding.warning(
        "unread-pages", "Pages from %d on are pictures and were not read.".formatted(fromPage));
  }

  private PageOcr ocr() {
    if (ocr == null) {
      ocr = new PageOcr(cache);
    }
    ocr.nextDocument();
    return ocr;
  }
}
