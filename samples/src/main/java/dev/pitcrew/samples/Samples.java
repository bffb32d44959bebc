package dev.pitcrew.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The samples that are shipped, in the order in which a demonstration feeds them. */
public final class Samples {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDER = "/samples/invoices/";

  private Samples() {}

  /**
   * All invoices, in the order of {@code order.txt}: a duplicate comes after what it repeats.
   *
   * @throws UncheckedIOException when a file that the list names is missing: a packaging fault
   */
  public static List<Sample> invoices() {
    return listed("order.txt");
  }

  /**
   * One or more of each branch that an invoice can take beyond the plain way, in the order of
   * {@code branches.txt}: credit note, reverse charge, delivery in parts, prepayment and so on.
   */
  public static List<Sample> branches() {
    return listed("branches.txt");
  }

  /** Both together. */
  public static List<Sample> all() {
    return Stream.concat(branches().stream(), invoices().stream()).toList();
  }

  private static List<Sample> listed(String list) {
    return new String(read(list), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .map(Samples::invoice)
        .toList();
  }

  private static Sample invoice(String fileName) {
    try {
      return new Sample(
          fileName, read(fileName), JSON.readValue(read(fileName + ".answer.json"), Answer.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String fileName) {
    try (InputStream in = Samples.class.getResourceAsStream(FOLDER + fileName)) {
      if (in == null) {
        throw new IOException(
            "Expected sample '%s' to be packaged, but it is missing.".formatted(fileName));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
