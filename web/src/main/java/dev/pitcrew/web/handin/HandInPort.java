package dev.pitcrew.web.handin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where what people hand in goes; the application wires the processes to it. */
public interface HandInPort {

  /** A file as it was sent; its name is only ever shown. */
  record File(byte[] bytes, String fileName) {}

  /**
   * An expense claim.
   *
   * @param locale how its amounts and days are written, such as {@code de} or {@code en-GB}
   * @param lines of the form, by the names of the contract; empty where there is a sheet
   */
  record Claim(
      String title,
      String locale,
      @Nullable File sheet,
      List<File> receipts,
      List<Map<String, String>> lines) {}

  /** What became of it. */
  sealed interface Outcome {

    /** A new case. */
    record Taken(String id) implements Outcome {}

    /** The same was handed in before. */
    record Known(String id) implements Outcome {}

    /** Not taken; a whole sentence says why. */
    record Refused(String reason) implements Outcome {}
  }

  Outcome claim(Claim claim, String claimant);

  /** A roster of people who begin. */
  Outcome roster(File sheet, String locale, String by);

  /** The empty sheet of a claim that people fill in, as xlsx. */
  byte[] claimTemplate();
}
