package dev.pitcrew.web.invoice;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where on the document something stands: a page from 1, and a box in points from its upper left.
 */
public record Place(int page, double x, double y, double width, double height) {

  private static final int NUMBERS = 5;

  public static Optional<Place> of(JsonNode node) {
    JsonNode box = node.path("box");
    boolean whole =
        node.path("page").isInt()
            && box.size() == NUMBERS - 1
            && box.valueStream().allMatch(JsonNode::isNumber);
    return whole
        ? Optional.of(
            new Place(
                node.path("page").asInt(),
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble()))
        : Optional.empty();
  }

  /**
   * Reads what the page's script posts: {@code page,x,y,width,height}; empty when it is not that.
   */
  static Optional<Place> parse(String posted) {
    String[] parts = posted.split(",");
    if (parts.length != NUMBERS || !parts[0].matches("\\d{1,4}")) {
      return Optional.empty();
    }
    double[] box = new double[NUMBERS];
    for (int i = 1; i < NUMBERS; i++) {
      if (!parts[i].matches("\\d{1,5}(\\.\\d{1,3})?")) {
        return Optional.empty();
      }
      box[i] = Double.parseDouble(parts[i]);
    }
    return Optional.of(new Place(Integer.parseInt(parts[0]), box[1], box[2], box[3], box[4]));
  }

  /** In words, for whoever does not see the highlight: {@code page 1, upper right}. */
  public String inWords(double pageWidth, double pageHeight) {
    double across = (x + width / 2) / Math.max(1, pageWidth);
    double down = (y + height / 2) / Math.max(1, pageHeight);
    String row = third(down, "upper", "middle", "lower");
    String column = third(across, "left", "centre", "right");
    return "page " + page + ", " + row + " " + column;
  }

  private static String third(double share, String first, String second, String last) {
    if (share < 1.0 / 3) {
      return first;
    }
    return share < 2.0 / 3 ? second : last;
  }
}
