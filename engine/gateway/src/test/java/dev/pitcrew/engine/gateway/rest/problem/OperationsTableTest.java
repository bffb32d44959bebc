package dev.pitcrew.engine.gateway.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The README says of each operation what the server makes of it. With {@code
 * -Dpitcrew.write-tables=true} the table is written instead.
 */
final class OperationsTableTest {

  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "<!-- operations: written by OperationsTableTest -->\n";
  private static final String END = "<!-- end of operations -->\n";

  @Test
  void shouldSayInTheReadmeWhatTheServerMakesOfEachOperation() throws IOException {
    // given
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(readme).contains(BEGIN).contains(END);

    // when
    if (Boolean.getBoolean("pitcrew.write-tables")) {
      Files.writeString(README, readme.substring(0, begin) + table() + readme.substring(end));
      return;
    }

    // then
    assertThat(readme.substring(begin, end)).isEqualTo(table());
  }

  private static String table() {
    List<Operation> calls = Operations.ALL.stream().filter(Operation::isCall).toList();
    List<Operation> operations = Operations.ALL.stream().filter(one -> !one.isCall()).toList();
    return "\n"
        + counted("gRPC calls", calls)
        + "\n| Call | | |\n|---|---|---|\n"
        + lines(calls)
        + "\n"
        + counted("REST operations", operations)
        + "\n| Operation | | |\n|---|---|---|\n"
        + lines(operations)
        + "\n";
  }

  private static String counted(String what, List<Operation> all) {
    return "%d %s: %s.\n"
        .formatted(
            all.size(),
            what,
            List.of(Operation.Status.values()).stream()
                .map(status -> counted(status, all))
                .filter(text -> !text.startsWith("0 "))
                .collect(Collectors.joining(", ")));
  }

  private static String counted(Operation.Status status, List<Operation> all) {
    return all.stream().filter(one -> one.status() == status).count() + " " + name(status);
  }

  private static String name(Operation.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String lines(List<Operation> operations) {
    return operations.stream()
        .map(
            one ->
                "| %s | %s | %s |\n"
                    .formatted(
                        one.isCall() ? one.id() : "`%s %s`".formatted(one.method(), one.path()),
                        name(one.status()),
                        one.note()))
        .collect(Collectors.joining());
  }
}
