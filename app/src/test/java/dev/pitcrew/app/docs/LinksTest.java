package dev.pitcrew.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever follows a link within the documentation arrives. */
final class LinksTest {

  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  @Test
  void shouldLeadToWhatIsThere() throws IOException {
    // given
    List<Path> pages = Repository.files(path -> path.endsWith(".md"));
    List<String> dead = new ArrayList<>();

    // when
    int links = 0;
    for (Path page : pages) {
      var found = LINK.matcher(text(page));
      while (found.find()) {
        String link = found.group(1);
        if (!ELSEWHERE.matcher(link).matches()) {
          links++;
          if (!leadsSomewhere(page, link)) {
            dead.add(Repository.file("").relativize(page) + ": " + link);
          }
        }
      }
    }

    // then
    assertThat(links).as("links that were followed").isGreaterThan(50);
    assertThat(dead).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    return Files.exists(target)
        && (hash < 0
            || !target.toString().endsWith(".md")
            || anchors(target).contains(link.substring(hash + 1)));
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    var heading = HEADING.matcher(text(page));
    while (heading.find()) {
      anchors.add(
          heading
              .group(1)
              .replaceAll("]\\([^)]*\\)", "")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_ -]", "")
              .strip()
              .replace(' ', '-'));
    }
    return anchors;
  }

  private static String text(Path page) throws IOException {
    return CODE.matcher(Files.readString(page)).replaceAll("");
  }
}
