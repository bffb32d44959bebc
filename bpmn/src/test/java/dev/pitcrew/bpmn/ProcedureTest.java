package dev.pitcrew.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.procedure.Procedure;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text that people work by says what the model says. */
final class ProcedureTest {

  static List<Path> models() {
    return Models.ending(".bpmn");
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldSayWhatTheModelSaysWhenRead(Path file) throws IOException {
    // when
    var written = Procedure.of(Files.readAllBytes(file), decisionsBeside(file));

    // then
    assertThat(file.resolveSibling("PROCEDURE.md"))
        .as("run ./pitcrew procedure --write %s when a model has changed", file.getFileName())
        .content()
        .isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldNameEveryTaskOfAPersonAndLeadNowhereUnknown(Path file) throws IOException {
    // when
    var written = Procedure.of(Files.readAllBytes(file), List.of());

    // then
    Bpmn.readModelFromFile(file.toFile())
        .getModelElementsByType(UserTask.class)
        .forEach(task -> assertThat(written).contains(". " + task.getName() + "** ("));
    var numbers = new ArrayList<String>();
    written
        .lines()
        .filter(line -> line.matches("\\*\\*[\\d.]+ .*"))
        .forEach(line -> numbers.add(line.substring(2, line.indexOf(". "))));
    assertThat(numbers).doesNotHaveDuplicates();
    java.util.regex.Pattern.compile("step ([\\d.]+) \\(")
        .matcher(written)
        .results()
        .forEach(step -> assertThat(numbers).contains(step.group(1)));
  }

  private static List<byte[]> decisionsBeside(Path model) {
    return Models.ending(".dmn").stream()
        .filter(file -> file.getParent().equals(model.getParent()))
        .map(
            file -> {
              try {
                return Files.readAllBytes(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }
}
