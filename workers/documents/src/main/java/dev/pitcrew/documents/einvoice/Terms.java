package dev.pitcrew.documents.einvoice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where each business term stands in a syntax, from {@code terms-*.properties}: a field's name, and
 * the paths to try one after the other, parted by {@code |}.
 */
final class Terms {
  private static final Map<Syntax, Terms> ALL = new EnumMap<>(Syntax.class);

  static {
    Terms ubl = load("terms-ubl.properties");
    ALL.put(Syntax.UBL_INVOICE, ubl);
    ALL.put(Syntax.UBL_CREDIT_NOTE, ubl);
    ALL.put(Syntax.CII, load("terms-cii.properties"));
    ALL.put(Syntax.ZUGFERD_1, load("terms-zugferd1.properties"));
    ALL.put(Syntax.FATTURA_PA, load("terms-fatturapa.properties"));
  }

  private final Map<String, List<String>> paths;

  private Terms(Map<String, List<String>> paths) {
    this.paths = paths;
  }

  static Terms of(Syntax syntax) {
    return ALL.get(syntax);
  }

  /** The elements of the first path that has any. */
  List<XmlElement> find(XmlElement from, String term) {
    for (String path : paths.getOrDefault(term, List.of())) {
      List<XmlElement> found = from.all(path).filter(e -> has(e)).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static boolean has(XmlElement element) {
    return !element.text().isEmpty() || !element.children.isEmpty();
  }

  Stream<String> names() {
    return paths.keySet().stream();
  }

  private static Terms load(String resource) {
    var properties = new Properties();
    try (InputStream in = Terms.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, List<String>> paths = new java.util.HashMap<>();
    properties.forEach(
        (name, value) -> paths.put((String) name, Arrays.asList(((String) value).split("\\|"))));
    return new Terms(paths);
  }
}
