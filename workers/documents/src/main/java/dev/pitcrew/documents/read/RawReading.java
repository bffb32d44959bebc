package dev.pitcrew.documents.read;

import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.PagedDocument;
import java.util.List;
import java.util.Map;

/**
 * What the child process makes of a PDF or picture, before anybody asks what it means.
 *
 * @param document its pages
 * @param scan whether it is a picture of paper rather than born digital
 * @param attachments XML files inside, by name
 * @param images of the pages, if they were asked for
 * @param findings what is odd about it
 * @param again the same pages read in other ways; empty but for receipts that are pictures
 * @param imageHash of the first page, empty where it was not asked for
 */
record RawReading(
    PagedDocument document,
    boolean scan,
    Map<String, byte[]> attachments,
    List<PageImage> images,
    List<Finding> findings,
    List<PagedDocument> again,
    String imageHash) {

  RawReading(
      PagedDocument document,
      boolean scan,
      Map<String, byte[]> attachments,
      List<PageImage> images,
      List<Finding> findings) {
    this(document, scan, attachments, images, findings, List.of(), "");
  }
}
