package dev.pitcrew.engine.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {

  private record Holder(@Nullable JsonObject variables, @Nullable String other) {}

  @Test
  void shouldKeepEveryDigitWhenItPassesThrough() {
    // given
    String json =
        "{\"a\":1500.1666666666666666666667,\"b\":1.10,\"c\":12345678901234567890123,"
            + "\"d\":[{\"e\":null},true,\"\\\"\u00fc\\u0000\"],\"f\":{}}";

    // when
    Holder holder = GatewayJson.MAPPER.readValue("{\"variables\": " + json + "}", Holder.class);

    // then
    assertThat(holder.variables()).isEqualTo(new JsonObject(json));
    assertThat(GatewayJson.MAPPER.writeValueAsString(holder))
        .isEqualTo("{\"variables\":" + json + ",\"other\":null}");
    assertThat(JsonObject.parse(" " + json + "\n").json()).isEqualTo(json);
  }

  @Test
  void shouldBeEmptyWhenNothingIsGiven() {
    assertThat(JsonObject.parse("")).isEqualTo(JsonObject.EMPTY);
    assertThat(JsonObject.orEmpty(null)).isEqualTo("{}");
    assertThat(GatewayJson.MAPPER.readValue("{}", Holder.class).variables()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"x\"", "null", "{", "{\"a\":}", "{} {}", "{}x", "{'a':1}"})
  void shouldRefuseWhatIsNotOneObject(String text) {
    assertThatThrownBy(() -> JsonObject.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected variables to be");
  }

  @Test
  void shouldRefuseWhatIsNestedTooDeep() {
    assertThatThrownBy(() -> JsonObject.parse("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
