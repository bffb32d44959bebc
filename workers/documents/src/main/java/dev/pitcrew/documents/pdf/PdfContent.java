package dev.pitcrew.documents.pdf;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.PagedDocument;
import java.util.List;

/**
 * What a PDF holds.
 *
 * @param document its text; pages that are pictures have no words
 * @param natures one for each page
 * @param dotsPerInch of the largest picture on each page, 0 where there is none
 * @param findings what is odd about it
 */
public record PdfContent(
    PagedDocument document,
    List<PageNature> natures,
    List<Integer> dotsPerInch,
    List<Finding> findings) {

  public boolean needsOcr() {
    return natures.contains(PageNature.PICTURE);
  }

  /** Whether most of what is on the pages came off a scanner. */
  public boolean isScan() {
    long pictures =
        natures.stream()
            .filter(n -> n == PageNature.PICTURE || n == PageNature.PICTURE_WITH_LAYER)
            .count();
    return pictures * 2 > natures.stream().filter(n -> n != PageNature.BLANK).count();
  }
}
