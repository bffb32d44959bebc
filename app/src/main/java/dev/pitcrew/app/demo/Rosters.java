package dev.pitcrew.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sample rosters; with first days that lie as a demonstration on some day needs them. */
final class Rosters {

  private static final String SEPARATOR = ";";

  private Rosters() {}

  static byte[] file(String name) {
    try (InputStream in =
        Objects.requireNonNull(Rosters.class.getResourceAsStream("/samples/onboarding/" + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param firstDays by first name, which is the first column
   */
  static byte[] dated(String name, Map<String, LocalDate> firstDays) {
    List<String> lines = new String(file(name), StandardCharsets.UTF_8).lines().toList();
    int column = List.of(lines.getFirst().split(SEPARATOR)).indexOf("Start date");
    return lines.stream()
        .map(line -> dated(line, column, firstDays))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String dated(String line, int column, Map<String, LocalDate> firstDays) {
    String[] cells = line.split(SEPARATOR, -1);
    LocalDate day = firstDays.get(cells[0]);
    if (day != null) {
      cells[column] = day.toString();
    }
    return String.join(SEPARATOR, cells);
  }
}
