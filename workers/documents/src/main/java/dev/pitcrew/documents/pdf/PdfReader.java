package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Languages;
import dev.pitcrew.documents.page.Line;
import dev.pitcrew.documents.page.Lines;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import dev.pitcrew.documents.page.Word;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads the text of a PDF with its places. A hostile file can make PDFBox use much memory or time
 * in one step, so files from outside are given to it in a child process only.
 */
public final class PdfReader {
  private PdfReader() {}

  /** What is to be done with an open document. */
  public interface Work<T> {
    T apply(PDDocument document) throws IOException, UnreadableException;
  }

  public static PdfContent read(byte[] bytes, ReadLimits limits) throws UnreadableException {
    return open(bytes, limits, document -> read(document, limits));
  }

  /** Opens a document, works on it, and turns all that can go wrong into one typed error. */
  public static <T> T open(byte[] bytes, ReadLimits limits, Work<T> work)
      throws UnreadableException {
    if (bytes.length > limits.bytesMax()) {
      throw new UnreadableException(
          Reason.TOO_LARGE, "The file is larger than %d MB.".formatted(limits.bytesMax() >> 20));
    }
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return work.apply(document);
    } catch (InvalidPasswordException e) {
      throw new UnreadableException(Reason.ENCRYPTED, "The PDF is protected by a password.", e);
    } catch (LimitReached | LimitReached.Unchecked e) {
      throw new UnreadableException(
          Reason.TOO_SLOW, "The PDF was given up: " + e.getMessage() + ".", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox answers malformed files with any runtime exception, and deep nesting with an
      // overflow.
      throw new UnreadableException(Reason.BROKEN, "The PDF is damaged and cannot be read.", e);
    }
  }

  /** Of a document that is open already. */
  public static PdfContent read(PDDocument document, ReadLimits limits)
      throws IOException, UnreadableException {
    int count = document.getNumberOfPages();
    if (count == 0) {
      throw new UnreadableException(Reason.EMPTY, "The PDF has no pages.");
    }
    if (count > limits.pagesMax()) {
      throw new UnreadableException(
          Reason.TOO_LARGE,
          "The PDF has %d pages; at most %d are read.".formatted(count, limits.pagesMax()));
    }
    var stripper =
        new PageStripper(System.nanoTime() + limits.timeMax().toNanos(), limits.glyphsMax());
    var run = new Run(document, count);
    stripper.run(document, run);
    List<PageNature> natures = List.of(run.natures);
    List<Page> pages = List.of(run.pages);
    boolean layerOnly =
        natures.contains(PageNature.PICTURE_WITH_LAYER) && !natures.contains(PageNature.TEXT);
    var text = new PagedDocument(layerOnly ? Source.OCR : Source.TEXT, Languages.of(pages), pages);
    return new PdfContent(
        text, natures, Arrays.stream(run.dotsPerInch).boxed().toList(), List.copyOf(run.findings));
  }

  /** Takes the pages as they come; those that never come are blank. */
  private static final class Run implements BiConsumer<Integer, PageScan> {
    private final Page[] pages;
    private final PageNature[] natures;
    private final int[] dotsPerInch;
    private final Set<Finding> findings = new LinkedHashSet<>();

    Run(PDDocument document, int count) {
      pages = new Page[count];
      natures = new PageNature[count];
      dotsPerInch = new int[count];
      for (int i = 0; i < count; i++) {
        var page = document.getPage(i);
        var frame = new PageFrame(page.getCropBox(), page.getRotation());
        natures[i] = PageNature.BLANK;
        pages[i] = new Page(i + 1, frame.width(), frame.height(), List.of(), List.of(), List.of());
      }
    }

    @Override
    public void accept(Integer number, PageScan scan) {
      PageJudge judge = PageJudge.of(scan);
      List<Line> lines = Lines.of(judge.words(), scan.rules);
      List<Word> inOrder = lines.stream().flatMap(l -> l.words().stream()).toList();
      int index = number - 1;
      natures[index] = judge.nature();
      dotsPerInch[index] = scan.dotsPerInch();
      findings.addAll(judge.findings());
      pages[index] =
          new Page(number, scan.width, scan.height, inOrder, lines, List.copyOf(scan.rules));
    }
  }
}
