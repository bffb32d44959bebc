package dev.pitcrew.browser.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** What is run inside a page; nothing of it comes from a bot's file. */
enum Scripts {
  FIND,
  STATE,
  FILL,
  CHOOSE,
  READ,
  TABLE,
  SHOWN,
  COVER,
  UNCOVER,
  DOM;

  private final String text;

  Scripts() {
    String file = name().toLowerCase(Locale.ROOT) + ".js";
    try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(file), file)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }
}
