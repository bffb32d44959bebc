package dev.pitcrew.documents.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;

/** Hands the operators that build and paint paths to the tracker. */
final class PathOperator extends OperatorProcessor {
  private static final List<String> NAMES =
      List.of(
          "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n",
          "W", "W*");

  private final PathTracker tracker;
  private final String name;

  private PathOperator(PageStripper stripper, PathTracker tracker, String name) {
    super(stripper);
    this.tracker = tracker;
    this.name = name;
  }

  static void addAll(PageStripper stripper, PathTracker tracker) {
    NAMES.forEach(name -> stripper.addOperator(new PathOperator(stripper, tracker, name)));
  }

  @Override
  public void process(Operator operator, List<COSBase> operands) throws IOException {
    float[] n = numbers(operands);
    switch (name) {
      case "m" -> tracker.move(at(n, 0), at(n, 1));
      case "l" -> tracker.line(at(n, 0), at(n, 1));
      case "c" -> tracker.curve(at(n, 4), at(n, 5));
      case "v", "y" -> tracker.curve(at(n, 2), at(n, 3));
      case "h" -> tracker.close();
      case "re" -> tracker.rectangle(at(n, 0), at(n, 1), at(n, 2), at(n, 3));
      case "W", "W*" -> tracker.clipAtEnd();
      case "S" -> tracker.paint(true, false);
      case "s" -> {
        tracker.close();
        tracker.paint(true, false);
      }
      case "f", "F", "f*" -> tracker.paint(false, true);
      case "n" -> tracker.paint(false, false);
      default -> {
        tracker.close();
        tracker.paint(true, true);
      }
    }
  }

  private static float[] numbers(List<COSBase> operands) {
    float[] numbers = new float[operands.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = operands.get(i) instanceof COSNumber number ? number.floatValue() : 0;
    }
    return numbers;
  }

  private static float at(float[] numbers, int index) {
    return index < numbers.length ? numbers[index] : 0;
  }

  @Override
  public String getName() {
    return name;
  }
}
