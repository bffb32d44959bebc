package dev.pitcrew.web.expense;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.invoice.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A receipt with what was read of it.
 *
 * @param number counts from 1, as people do
 * @param original name of its document in the store; empty when there is none
 * @param pages its pictures in order; one that is the photo itself has no size
 */
public record Receipt(
    int number,
    String fileName,
    String original,
    String merchant,
    String date,
    String total,
    String currency,
    List<Page> pages) {

  /**
   * One picture.
   *
   * @param document its name in the store
   * @param width in points; 0 when unknown, then nothing is marked
   */
  public record Page(int number, String document, double width, double height, List<Mark> marks) {}

  /** Where a value was read. */
  public record Mark(String field, String label, String value, Place place) {}

  private static final Map<String, String> MARKED =
      Map.of("merchant", "Merchant", "date", "Date", "total", "Total");

  static Receipt of(int index, JsonNode document, JsonNode reading) {
    JsonNode fields = reading.path("fields");
    JsonNode reference = document.isObject() ? document : reading.path("document");
    return new Receipt(
        index + 1,
        text(reference.path("metadata"), "fileName"),
        text(reference, "documentId"),
        text(fields.path("merchant"), "value"),
        text(fields.path("date"), "value"),
        text(fields.path("total"), "value"),
        text(fields.path("currency"), "value"),
        pages(reference, reading));
  }

  private static List<Page> pages(JsonNode reference, JsonNode reading) {
    List<Page> pages = new ArrayList<>();
    reading
        .path("pages")
        .valueStream()
        .filter(page -> !text(page.path("image"), "documentId").isEmpty())
        .forEach(
            page ->
                pages.add(
                    new Page(
                        page.path("page").asInt(0),
                        text(page.path("image"), "documentId"),
                        page.path("width").asDouble(0),
                        page.path("height").asDouble(0),
                        marks(reading.path("fields"), page.path("page").asInt(0)))));
    boolean isPhoto = text(reference.path("metadata"), "contentType").matches("image/(png|jpeg)");
    if (pages.isEmpty() && isPhoto) {
      pages.add(new Page(1, text(reference, "documentId"), 0, 0, List.of()));
    }
    return List.copyOf(pages);
  }

  private static List<Mark> marks(JsonNode fields, int page) {
    List<Mark> marks = new ArrayList<>();
    for (String name : List.of("merchant", "date", "total")) {
      Place.of(fields.path(name))
          .filter(place -> place.page() == page)
          .ifPresent(
              place ->
                  marks.add(
                      new Mark(name, MARKED.get(name), text(fields.path(name), "value"), place)));
    }
    return marks;
  }

  /** What it is called. */
  public String title() {
    return fileName.isEmpty() ? "Receipt " + number : fileName;
  }
}
