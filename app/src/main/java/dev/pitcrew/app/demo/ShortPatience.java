package dev.pitcrew.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A bot that gives up early while its portal is down, so that nobody waits for a minute to see it:
 * a file of the same name in the data folder goes before the shipped one.
 */
final class ShortPatience {

  private static final String FIRST_LINE = "bot: %s\n";
  private static final String PATIENCE = "patience: 2 s\n";

  private ShortPatience() {}

  static void begin(Path data, String bot) {
    try {
      Path file = file(data, bot);
      String text = Files.exists(file) ? Files.readString(file) : shipped(bot);
      String first = FIRST_LINE.formatted(bot);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.replace(first, first + PATIENCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void end(Path data, String bot) {
    try {
      Path file = file(data, bot);
      Files.writeString(file, Files.readString(file).replace(PATIENCE, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path data, String bot) {
    return data.resolve("bots").resolve(bot + ".yaml");
  }

  private static String shipped(String bot) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ShortPatience.class.getResourceAsStream("/bots/" + bot + ".yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
