package dev.pitcrew.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever reads {@code docs/workers} alone can use each job type from the modeler: it has a section
 * that says what its worker really asks for, and a template that fits.
 */
final class WorkerPagesTest {

  private static final Pattern HEADING = Pattern.compile("(#+) `([a-z]+\\.[a-z-]+)`");
  private static final Pattern TEMPLATE =
      Pattern.compile("\\*(.+)\\*, \\[`(.+)`]\\((.+)\\), version (\\d+)");
  private static final List<String> ROWS =
      List.of("Template", "Inputs", "Output", "Errors", "Limits", "Example");

  /** It stands at user tasks; the modeler has no templates for listeners. */
  private static final String LISTENER = "records.guard-decision";

  private static final Map<String, String> sections = new TreeMap<>();
  private static final Path PAGES = Repository.file("docs/workers");
  private static Map<String, List<String>> types;

  @BeforeAll
  static void read() throws IOException {
    types = JobTypes.all();
    try (var pages = Files.list(PAGES)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        sections(Files.readAllLines(page));
      }
    }
  }

  @Test
  void shouldHaveASectionForEachJobTypeAndNoOther() {
    assertThat(sections.keySet()).containsExactlyElementsOf(types.keySet());
  }

  @Test
  void shouldSayEverythingOfEach() {
    sections.forEach(
        (type, section) ->
            ROWS.forEach(row -> assertThat(row(section, row)).as(type + ": " + row).isNotBlank()));
  }

  @Test
  void shouldNameEveryVariableTheWorkerAsksFor() {
    types.forEach(
        (type, variables) ->
            assertThat(variables)
                .as(type)
                .allSatisfy(
                    name -> assertThat(row(sections.get(type), "Inputs")).contains("`" + name)));
  }

  @Test
  void shouldHaveATemplateThatFitsTheWorker() throws IOException {
    for (String type : types.keySet()) {
      if (type.equals(LISTENER)) {
        continue;
      }
      var named = TEMPLATE.matcher(row(sections.get(type), "Template"));
      assertThat(named.matches()).as(type + ": how its template is named").isTrue();
      Path file = PAGES.resolve(named.group(3)).normalize();
      JsonNode template = new ObjectMapper().readTree(file.toFile());
      assertThat(file.getFileName()).hasToString(type.replace('.', '-') + ".json");
      assertThat(named.group(2)).isEqualTo(file.getFileName().toString());
      assertThat(template.path("name").asText()).isEqualTo(named.group(1));
      assertThat(template.path("id").asText()).isEqualTo("dev.pitcrew." + type);
      assertThat(template.path("version").asText()).isEqualTo(named.group(4));
      assertThat(bindings(template, "zeebe:taskDefinition", "type")).containsExactly(type);
      assertThat(types.get(type))
          .as(type + ": what its template gives the worker")
          .containsAll(bindings(template, "zeebe:input", "name"));
    }
  }

  /** Values of a type, or the variables inputs go to, without what is inside them. */
  private static List<String> bindings(JsonNode template, String kind, String by) {
    var found = new ArrayList<String>();
    for (JsonNode property : template.path("properties")) {
      JsonNode binding = property.path("binding");
      if (!binding.path("type").asText().equals(kind)) {
        continue;
      }
      if (by.equals("name")) {
        found.add(binding.path("name").asText().replaceFirst("\\..*", ""));
      } else if (binding.path("property").asText().equals(by)) {
        found.add(property.path("value").asText());
      }
    }
    return found;
  }

  private static String row(String section, String name) {
    return section
        .lines()
        .filter(line -> line.startsWith("| " + name + " |"))
        .map(line -> line.substring(name.length() + 4, line.lastIndexOf('|')).strip())
        .findFirst()
        .orElse("");
  }

  private static void sections(List<String> lines) {
    String type = null;
    for (String line : lines) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        type = heading.group(2);
        assertThat(sections.put(type, "")).as("one section of " + type).isNull();
      } else if (line.startsWith("#")) {
        type = null;
      } else if (type != null) {
        sections.merge(type, line + "\n", String::concat);
      }
    }
  }
}
