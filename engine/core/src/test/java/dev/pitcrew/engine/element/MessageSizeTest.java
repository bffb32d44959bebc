package dev.pitcrew.engine.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageSizeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff",
        "\ud83d\ude00 and more",
        "\ud83d",
        "\ud83d\ud83d\ude00",
        "\ude00\ud83d",
        "\ude00x\ud83dx"
      })
  void shouldCountTheBytesThatTheTextIsWrittenAs(String text) {
    assertThat(MessageSize.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }
}
