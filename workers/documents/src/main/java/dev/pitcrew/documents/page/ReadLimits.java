package dev.pitcrew.documents.page;

import dev.pitcrew.jobs.Patience;
import java.time.Duration;

/**
 * What one document may cost.
 *
 * @param bytesMax of the file
 * @param pagesMax that are read; a longer document is refused
 * @param glyphsMax on one page; a page with more is refused
 * @param pixelsMax of one picture
 * @param timeMax for the whole document
 */
public record ReadLimits(
    int bytesMax, int pagesMax, int glyphsMax, long pixelsMax, Duration timeMax) {

  public static final ReadLimits DEFAULT =
      new ReadLimits(25 << 20, 200, 200_000, 60_000_000, Patience.of(Duration.ofSeconds(12)));
}
