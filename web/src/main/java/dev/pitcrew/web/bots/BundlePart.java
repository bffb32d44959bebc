package dev.pitcrew.web.bots;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a failure's bundle may hold: without a browser there is nothing but the steps. */
public enum BundlePart {
  PICTURE("picture", "page.jpg"),
  PAGE("page (HTML)", "page.html"),
  CONSOLE("console", "console.txt"),
  STEPS("steps", "run.json");

  private final String label;
  private final String file;

  BundlePart(String label, String file) {
    this.label = label;
    this.file = file;
  }

  /** As its address has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }

  String file() {
    return file;
  }

  static Optional<BundlePart> of(String word) {
    return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
  }
}
