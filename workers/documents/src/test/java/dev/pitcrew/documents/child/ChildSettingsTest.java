package dev.pitcrew.documents.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ChildSettingsTest {

  @Test
  void shouldSpeakEnglishWhenTheMachineDoesNot() throws IOException {
    // given
    List<String> command =
        new ArrayList<>(ChildSettings.ofMain(Speaking.class.getName(), 1).command());
    List<String> options = List.of("-Duser.language=ar", "-Duser.country=EG");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", options));

    // when
    Process child = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // then
    assertThat(said).isEqualTo("en 1,000");
  }

  /** Says what a number looks like. */
  static final class Speaking {
    public static void main(String[] arguments) {
      System.out.print(Locale.getDefault() + " " + "%,d".formatted(1_000));
    }
  }
}
