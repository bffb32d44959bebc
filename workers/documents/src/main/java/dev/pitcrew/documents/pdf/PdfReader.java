package dev.pitcrew.documents.pdf;

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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads the text of a PDF with its places. A hostile file can make PDFBox use much memory or time
 * in one step, so files from outside are given to it in a child process only.
 */
public final class PdfReader {
  private PdfReader() {}

  public static PdfContent read(byte[] bytes, ReadLimits limits) throws UnreadableException {
    if (bytes.length > limits.bytesMax()) {
      throw new UnreadableException(
          Reason.TOO_LARGE, "The file is larger than %d MB.".formatted(limits.bytesMax() >> 20));
    }
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return read(document, limits);
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
    List<Page> pages = new ArrayList<>();
    List<PageNature> natures = new ArrayList<>();
    Set<String> findings = new LinkedHashSet<>();
    for (int number = 1; number <= count; number++) {
      PageScan scan = stripper.run(document, number);
      PageJudge judge = PageJudge.of(scan);
      natures.add(judge.nature());
      findings.addAll(judge.findings());
      pages.add(page(number, scan, judge));
    }
    boolean layerOnly =
        natures.contains(PageNature.PICTURE_WITH_LAYER) && !natures.contains(PageNature.TEXT);
    var text =
        new PagedDocument(
            layerOnly ? Source.OCR : Source.TEXT, Languages.of(pages), List.copyOf(pages));
    return new PdfContent(text, List.copyOf(natures), List.copyOf(findings));
  }

  private static Page page(int number, PageScan scan, PageJudge judge) {
    List<Word> words = judge.words();
    List<Line> lines = Lines.of(words, scan.rules);
    List<Word> inOrder = lines.stream().flatMap(l -> l.words().stream()).toList();
    return new Page(number, scan.width, scan.height, inOrder, lines, List.copyOf(scan.rules));
  }
}
