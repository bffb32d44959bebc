package dev.pitcrew.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartedEngineTest {

  @Test
  void shouldInheritNoSettingsWhenStarted() {
    // given
    assertThat(System.getenv()).as("a setting of the company").containsKey("PITCREW_INHERITED");

    // when
    var environment = StartedEngine.onItsOwn(List.of("pitcrew")).environment();

    // then
    assertThat(environment)
        .containsKey("PATH")
        .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("PITCREW_"));
  }
}
