package dev.pitcrew.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The sample expense claims that are shipped, with their sheets and receipts. */
public final class ExpenseSamples {

  /** The empty sheet that people fill in. */
  public static final String TEMPLATE = "claim-template.xlsx";

  private static final String FOLDER = "/samples/expenses/";

  private ExpenseSamples() {}

  /** All claims, in the order in which they come in. */
  public static List<ExpenseSample> all() {
    try {
      return List.of(new ObjectMapper().readValue(file("claims.json"), ExpenseSample[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A sheet or a receipt.
   *
   * @throws UncheckedIOException when it is missing: a packaging fault
   */
  public static byte[] file(String name) {
    try (InputStream in = ExpenseSamples.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException(
            "Expected sample '%s' to be packaged, but it is missing.".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
