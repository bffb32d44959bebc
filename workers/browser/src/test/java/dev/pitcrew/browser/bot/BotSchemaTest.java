package dev.pitcrew.browser.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema that editors use knows the words that the reader knows, and no others. */
final class BotSchemaTest {

  private static final String HEAD =
      """
      bot: test
      hosts: [a.example]
      inputs: {doc: document, sheet: rows, name: text}
      outputs: {out: Out}
      """;

  /** What a step needs beside its own word to be right. */
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("open", "https://a.example/"),
          Map.entry("fill", "X\n    with: a"),
          Map.entry("choose", "X\n    from: a"),
          Map.entry("press", "Enter"),
          Map.entry("upload", "\"{{inputs.doc}}\"\n    to: a"),
          Map.entry("download", "X\n    into: out"),
          Map.entry("read text", "X\n    into: out"),
          Map.entry("read table", "X\n    into: out"),
          Map.entry("go to window", "newest"),
          Map.entry("answer dialog", "ok"),
          Map.entry("for each row of", "inputs.sheet\n    do: [{press: Enter}]"),
          Map.entry("if", "X\n    then: [{press: Enter}]"),
          Map.entry("skip to", "x\n    when: a"),
          Map.entry("resume point", "x"),
          Map.entry("effect", "\"x {{inputs.name}}\"\n    do: [{press: Enter}]"),
          Map.entry("found when", "X\n    not found when: Y"),
          Map.entry("in frame", "X\n    do: [{press: Enter}]"),
          Map.entry("play recording", "some.json"));

  private static final String RECORDING =
      "{\"title\": \"x\", \"steps\": [{\"type\": \"scroll\", \"x\": 1, \"y\": 1}]}";
  private static final Pattern KNOWN = Pattern.compile("to have only (.*), but found");
  private static final Pattern WORDS = Pattern.compile("begin with one of (.*), but found");

  private static JsonNode schema;

  @BeforeAll
  static void read() throws IOException {
    schema = new ObjectMapper().readTree(BotFiles.schema());
  }

  @Test
  void shouldKnowTheFieldsOfABot() {
    assertThat(fields(schema)).isEqualTo(known(HEAD + "zzz: 1\nsteps: [{press: Enter}]\n"));
  }

  @Test
  void shouldKnowTheWordsStepsBeginWith() {
    var said = WORDS.matcher(refusal(HEAD + "steps: [{zzz: 1}]\n"));
    assertThat(said.find()).isTrue();
    assertThat(steps().keySet()).isEqualTo(new TreeSet<>(List.of(said.group(1).split(", "))));
  }

  @Test
  void shouldKnowTheWaysToFindAThing() {
    var target = schema.at("/definitions/target/anyOf/1");
    var expected = known(HEAD + "steps: [{click: {css: a, zzz: 1}}]\n");
    assertThat(fields(target)).isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> shouldKnowTheFieldsOfEachStep() {
    return steps().entrySet().stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.getKey(),
                    () -> {
                      String right =
                          "  - %s: %s\n"
                              .formatted(step.getKey(), NEEDED.getOrDefault(step.getKey(), "X"));
                      assertThat(fields(step.getValue()))
                          .isEqualTo(known(bot(step.getKey(), right + "    zzz: 1\n")));
                      for (JsonNode needed : step.getValue().path("required")) {
                        assertThat(right).contains(needed.asText() + ":");
                      }
                    }));
  }

  @Test
  void shouldKnowTheTypesOfInputs() {
    var types = new TreeSet<String>();
    schema
        .at("/properties/inputs/additionalProperties/enum")
        .forEach(each -> types.add(each.asText()));
    for (String type : types) {
      assertThat(
              BotReader.yaml(
                      "test",
                      "bot: test\nhosts: [a.example]\ninputs: {x: \"%s\"}\nsteps: [{press: Enter}]\n"
                          .formatted(type),
                      file -> RECORDING)
                  .inputs())
          .containsKey("x");
    }
    assertThat(types).hasSize(2 * Bot.Type.values().length);
  }

  /** A step where it may stand. */
  private static String bot(String word, String step) {
    return word.equals("found when")
        ? HEAD
            + "steps:\n  - effect: \"x {{inputs.name}}\"\n    look up:\n"
            + step.indent(4)
            + "    do: [{press: Enter}]\n"
        : HEAD + "steps:\n" + step + "  - press: Enter\n    name: x\n";
  }

  private static Map<String, JsonNode> steps() {
    var steps = new TreeMap<String, JsonNode>();
    for (JsonNode step : schema.at("/definitions/step/anyOf")) {
      steps.put(step.path("title").asText(), step);
    }
    return steps;
  }

  private static Set<String> fields(JsonNode node) {
    var names = new TreeSet<String>();
    node.path("properties").fieldNames().forEachRemaining(names::add);
    assertThat(node.path("additionalProperties").isBoolean()).isTrue();
    return names;
  }

  /** What the reader would have known in place of a field nobody knows. */
  private static Set<String> known(String yaml) {
    String refusal = refusal(yaml);
    var said = KNOWN.matcher(refusal);
    assertThat(said.find()).as(refusal).isTrue();
    return new TreeSet<>(List.of(said.group(1).split(", ")));
  }

  private static String refusal(String yaml) {
    try {
      BotReader.yaml("test", yaml, file -> RECORDING);
    } catch (BotFileError e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("it was read: " + yaml);
  }
}
