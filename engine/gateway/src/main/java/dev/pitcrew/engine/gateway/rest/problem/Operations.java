package dev.pitcrew.engine.gateway.rest.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All operations that version 8.9 of the API has, served here or not. */
final class Operations {

  static final List<Operation> ALL = read();

  private Operations() {}

  private static List<Operation> read() {
    try (InputStream table = Operations.class.getResourceAsStream("operations.tsv")) {
      if (table == null) {
        throw new IllegalStateException(
            "Expected the jar to hold operations.tsv, but it does not.");
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .map(fields -> new Operation(fields[0], fields[1], fields[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
