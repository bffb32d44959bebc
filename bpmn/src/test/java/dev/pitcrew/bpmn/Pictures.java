package dev.pitcrew.bpmn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Pictures that say which model they were drawn from. */
final class Pictures {

  private static final String SIGNED = "<!-- drawn from the model with SHA-256 ";

  private Pictures() {}

  static String signed(String svg, String model) {
    return svg.stripTrailing() + "\n" + signature(model) + "\n";
  }

  /** What stands at the end of every picture of the model. */
  static String signature(String model) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(model.getBytes(StandardCharsets.UTF_8));
      return SIGNED + HexFormat.of().formatHex(digest) + " -->";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
