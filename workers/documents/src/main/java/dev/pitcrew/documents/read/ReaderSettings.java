package dev.pitcrew.documents.read;

import dev.pitcrew.documents.page.ReadLimits;
import java.nio.file.Path;

/**
 * How documents are read.
 *
 * @param limits of one document
 * @param processesMax child processes that read at the same time
 * @param ocrPagesMax of one document; pages beyond stay unread, with a finding
 * @param images whether pictures of the pages are wanted
 * @param rules whether e-invoices are checked against EN 16931, which costs seconds at first use
 * @param cache folder for native libraries and language data; may be shared and kept
 */
public record ReaderSettings(
    ReadLimits limits,
    int processesMax,
    int ocrPagesMax,
    boolean images,
    boolean rules,
    Path cache) {
  private static final int OCR_PAGES_MAX = 30;

  /** One process for each processor, no pictures of pages. */
  public static ReaderSettings defaults() {
    return new ReaderSettings(
        ReadLimits.DEFAULT,
        Runtime.getRuntime().availableProcessors(),
        OCR_PAGES_MAX,
        false,
        false,
        cacheFolder());
  }

  /** With all that people need to judge a document: pictures of pages, broken rules. */
  public ReaderSettings forPeople() {
    return new ReaderSettings(limits, processesMax, ocrPagesMax, true, true, cache);
  }

  public ReaderSettings withProcessesMax(int processes) {
    return new ReaderSettings(limits, processes, ocrPagesMax, images, rules, cache);
  }

  /** The folder that property {@code pitcrew.cache} names, else one in the home folder. */
  private static Path cacheFolder() {
    String named = System.getProperty("pitcrew.cache");
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".cache", "pitcrew");
  }
}
