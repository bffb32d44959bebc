package dev.pitcrew.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void shouldCutAnObjectAtItsTopLevelAsItStands() {
    // when
    Map<String, String> members =
        JsonText.membersOrNull(
            " { \"a\" : 1.50 , \"b\":\"x\\\"}\\u00e4\", \"c\":[ {\"d\": null}, [] ],\n\"e\\n\":true , \"f\":{ } } ");

    // then
    assertThat(members)
        .containsExactly(
            entry("a", "1.50"),
            entry("b", "\"x\\\"}\\u00e4\""),
            entry("c", "[ {\"d\": null}, [] ]"),
            entry("e\n", "true"),
            entry("f", "{ }"));
    assertThat(JsonText.membersOrNull(JsonText.object(members))).isEqualTo(members);
  }

  @Test
  void shouldCutTextsLongerThanAnyBuffer() {
    // given
    String longText = "\"" + "ä\\n😀".repeat(40_000) + "\"";
    String longList = "[" + "1234567,".repeat(40_000) + "0]";

    // when
    Map<String, String> members =
        JsonText.membersOrNull("{\"a\":" + longText + ",\"b\":" + longList + ",\"c\":-1e-7}");

    // then
    assertThat(members.get("a")).isEqualTo(longText);
    assertThat(members.get("b")).isEqualTo(longList);
    assertThat(members.get("c")).isEqualTo("-1e-7");
    assertThat(JsonText.elementsOrNull(longList)).hasSize(40_001).endsWith("1234567", "0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]",
        "1",
        "null",
        "\"a\"",
        "{",
        "{\"a\":}",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":'b'}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "\u0000",
        "{\"a\":01}"
      })
  void shouldReadNothingFromWhatIsNotOneObject(String json) {
    assertThat(JsonText.membersOrNull(json)).isNull();
  }

  @Test
  void shouldReadNothingFromNestingWithoutEnd() {
    String json = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(JsonText.membersOrNull(json)).isNull();
  }

  @Test
  void shouldReadNothingAsNoMembersAndTakeTheLastOfARepeatedName() {
    assertThat(JsonText.membersOrNull("")).isEmpty();
    assertThat(JsonText.membersOrNull("{}")).isEmpty();
    assertThat(JsonText.membersOrNull("{\"a\":1,\"a\":2}")).containsExactly(entry("a", "2"));
  }

  @Test
  void shouldBringBackWhateverNamesAndTextsThereAre() {
    // given
    Random random = new Random(5);

    for (int round = 0; round < 500; round++) {
      Map<String, String> members = new LinkedHashMap<>();
      for (int i = 0; i < random.nextInt(6); i++) {
        members.put(text(random), JsonText.quote(text(random)));
      }

      // when
      Map<String, String> again = JsonText.membersOrNull(JsonText.object(members));

      // then
      assertThat(again).isEqualTo(members);
      again.values().forEach(v -> assertThat(JsonText.quote(JsonText.textOrNull(v))).isEqualTo(v));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < random.nextInt(8); i++) {
      text.appendCodePoint(
          List.of((int) '"', (int) '\\', 0, 10, 0x7f, 0xe4, 0x1f600, (int) 'a', (int) '}')
              .get(random.nextInt(9)));
    }
    return text.toString();
  }
}
