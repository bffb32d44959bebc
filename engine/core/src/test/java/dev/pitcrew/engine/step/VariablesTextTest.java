package dev.pitcrew.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTextTest {

  @Test
  void shouldReadEachValueAsItStands() {
    assertThat(VariablesText.members("{\"a\":1.50,\"b\":[ 1 ]}"))
        .containsExactly(entry("a", "1.50"), entry("b", "[ 1 ]"));
    assertThat(VariablesText.members("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "1", "null", "\"a\"", "{\"a\":1} x", "{\"a\":1}}"})
  void shouldRefuseWhatIsNotOneObject(String json) {
    assertThatThrownBy(() -> VariablesText.members(json))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("Expected to read variables as a JSON object, but it is n");
  }

  @Test
  void shouldRefuseAListWhereAnObjectIsAskedFor() {
    assertThatThrownBy(() -> VariablesText.members("[1]"))
        .isInstanceOf(RejectedException.class)
        .hasMessage("Expected to read variables as a JSON object, but it is none.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":}", "{a:1}", "{\"a\":'b'}", "{\"a\":1,}", "{\"a\":01}"})
  void shouldSayInOneLineWhyItIsNotJson(String json) {
    assertThatThrownBy(() -> VariablesText.members(json))
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith(
            "Expected to read variables as a JSON object, but it is not valid JSON: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldRefuseNestingWithoutEnd() {
    String json = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> VariablesText.members(json)).isInstanceOf(RejectedException.class);
  }
}
