package dev.pitcrew.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/reliability.md} names tests that exist, and every job type. */
final class ReliabilityListTest {

  private static final Path LIST = Repository.file("docs/reliability.md");
  private static final Pattern TEST =
      Pattern.compile("`([A-Z]\\w+(?:Test|Contract))(?:\\.(\\w+))?`");
  private static final Pattern TWICE =
      Pattern.compile("twice on the engine, (`\\w+`(?:, `\\w+`)*)");

  @Test
  void shouldNameOnlyTestsThatExist() throws IOException {
    // given
    var tests = Repository.sources("/src/test/java/");
    var missing = new ArrayList<String>();

    // when
    var named = TEST.matcher(Files.readString(LIST));
    while (named.find()) {
      String method = named.group(2) == null ? "" : "void " + named.group(2) + "(";
      boolean exists = false;
      for (Path test : tests) {
        exists |=
            test.getFileName().toString().equals(named.group(1) + ".java")
                && Files.readString(test).contains(method);
      }
      if (!exists) {
        missing.add(named.group());
      }
    }

    // then
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldHaveALineForEachJobType() throws IOException {
    // given
    var lines = Files.readAllLines(LIST);

    // when
    var listed = new TreeSet<String>();
    for (String line : lines) {
      var type = Pattern.compile("\\| `([a-z]+\\.[a-z-]+)` \\|.*").matcher(line);
      if (type.matches()) {
        assertThat(listed.add(type.group(1))).as("once: " + type.group(1)).isTrue();
      }
    }

    // then
    assertThat(listed).containsExactlyElementsOf(JobTypes.all().keySet());
  }

  /** The office tests say which job types they did twice; the list must not claim more. */
  @Test
  void shouldClaimOfTheOfficesOnlyWhatTheySay() throws IOException {
    for (String line : Files.readAllLines(LIST)) {
      var twice = TWICE.matcher(line);
      if (!line.startsWith("| `") || !twice.find()) {
        continue;
      }
      String type = line.substring(3, line.indexOf('`', 3));
      for (String office : List.of(twice.group(1).split(", "))) {
        Path source =
            Repository.file(
                "bpmn/src/test/java/dev/pitcrew/bpmn/" + office.replace("`", "") + ".java");
        String said = Files.readString(source);
        assertThat(said.substring(said.indexOf("twice.expect(")))
            .as(type + " in " + office)
            .contains('"' + type + '"');
      }
    }
  }
}
