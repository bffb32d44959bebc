package dev.pitcrew.engine.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Camunda's client for TypeScript, of the release for 8.9, as it is: it holds each reply against
 * the schema of the API, from which it was generated.
 */
class TypeScriptClientTest {

  private static final Path SCRIPTS = Path.of("src", "test", "js");
  private static final int PATIENCE_SECONDS = 240;

  private EngineForTests server;

  @BeforeEach
  void start() {
    server = new EngineForTests();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldAnswerEachOperationAsTheSchemaSays() throws Exception {
    // when
    List<String> lines = run("every-operation.mjs");

    // then
    assertThat(lines).filteredOn(line -> line.startsWith("problem")).isEmpty();
    assertThat(lines).last().asString().matches("calls: [1-9][0-9]{2}");
  }

  @Test
  void shouldTakeEachFilterAndSortOfTheSchema() throws Exception {
    // when
    List<String> lines = run("every-field.mjs");

    // then
    assertThat(lines).filteredOn(line -> line.startsWith("problem")).isEmpty();
    assertThat(lines).last().asString().matches("searches: [1-9][0-9]{3}");
  }

  @Test
  void shouldGiveJobsToItsWorkerAndResultsToWhoWaits() throws Exception {
    // when
    List<String> lines = run("a-worker.mjs");

    // then
    assertThat(lines).containsExactly("arrived: 1,2,3,4, failed: true");
  }

  private List<String> run(String script) throws IOException, InterruptedException {
    Path output = Path.of("target", script + ".txt");
    Process node =
        new ProcessBuilder("node", SCRIPTS.resolve(script).toString(), server.http() + "/v2")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it has ended").isTrue();
    } finally {
      node.destroyForcibly();
    }
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
