package dev.pitcrew.documents.einvoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element by its local name; namespaces are looked at for the root alone, since senders mix
 * their prefixes and versions up in the rest.
 */
final class XmlElement {
  final String name;
  final String namespace;
  final Map<String, String> attributes;
  final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name, String namespace, Map<String, String> attributes) {
    this.name = name;
    this.namespace = namespace;
    this.attributes = attributes;
  }

  void append(String more) {
    text.append(more);
  }

  int length() {
    return text.length();
  }

  /** Without blanks around it. */
  String text() {
    return text.toString().strip();
  }

  /**
   * All elements under a path such as {@code Party/PartyTaxScheme[TaxScheme/ID=VAT]/CompanyID} or
   * {@code ID[@schemeID=VA]}.
   */
  Stream<XmlElement> all(String path) {
    int end = stepEnd(path);
    String step = path.substring(0, end);
    Stream<XmlElement> found = step(step);
    return end == path.length() ? found : found.flatMap(e -> e.all(path.substring(end + 1)));
  }

  /** The text of the first element under a path that has one. */
  @Nullable String first(String path) {
    return all(path).map(XmlElement::text).filter(t -> !t.isEmpty()).findFirst().orElse(null);
  }

  private static int stepEnd(String path) {
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '/' && depth == 0) {
        return i;
      }
    }
    return path.length();
  }

  private Stream<XmlElement> step(String step) {
    int bracket = step.indexOf('[');
    if (bracket < 0) {
      return children.stream().filter(c -> c.name.equals(step));
    }
    String wanted = step.substring(0, bracket);
    String condition = step.substring(bracket + 1, step.length() - 1);
    int equals = condition.indexOf('=');
    String left = condition.substring(0, equals);
    String right = condition.substring(equals + 1);
    return children.stream()
        .filter(c -> c.name.equals(wanted))
        .filter(
            c ->
                left.startsWith("@")
                    ? right.equals(c.attributes.get(left.substring(1)))
                    : right.equals(c.first(left)));
  }
}
