package dev.pitcrew.engine.gateway.rest.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.server.PathContainer;

/**
 * All operations and calls that version 8.9 of the API has, with what this engine makes of them.
 */
final class Operations {

  static final List<Operation> ALL = read();

  private Operations() {}

  /** With whatever method; where a path with names and one without both match, the latter. */
  static List<Operation> at(PathContainer path) {
    List<Operation> found = ALL.stream().filter(operation -> operation.isAt(path)).toList();
    return found.stream().anyMatch(operation -> !operation.path().contains("{"))
        ? found.stream().filter(operation -> !operation.path().contains("{")).toList()
        : found;
  }

  private static Operation operation(String line) {
    String[] fields = line.split("\t", -1);
    return Operation.of(
        fields[0],
        fields[1],
        fields[2],
        Operation.Status.valueOf(fields[3].toUpperCase(Locale.ROOT)),
        fields[4]);
  }

  private static List<Operation> read() {
    try (InputStream table = Operations.class.getResourceAsStream("operations.tsv")) {
      if (table == null) {
        throw new IllegalStateException(
            "Expected the jar to hold operations.tsv, but it does not.");
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Operations::operation)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
