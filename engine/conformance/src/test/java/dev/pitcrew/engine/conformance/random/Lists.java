package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.conformance.side.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lists around ad-hoc sub-processes, as far as they are the same. What may be begun stands in
 * the order of the file, in Zeebe in none and with what undoes others.
 */
final class Lists {

  private static final String ELEMENTS = "adHocSubProcessElements";
  private static final Pattern VARIABLE = Pattern.compile("(variable \\S+\\.(\\w+) = )(\\[.*])");

  private static final Pattern UNDOING =
      Pattern.compile("<\\w+ id='(\\w+)'[^>]*isForCompensation='true'");

  private final Set<String> undoing;

  /**
   * @param files in which it is told what undoes others
   */
  Lists(List<String> files) {
    undoing =
        files.stream()
            .flatMap(file -> UNDOING.matcher(file).results())
            .map(one -> one.group(1))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Of a fact. */
  String comparable(String fact) {
    Matcher variable = VARIABLE.matcher(fact);
    return variable.matches()
        ? variable.group(1) + comparable(variable.group(2), Json.value(variable.group(3)))
        : fact;
  }

  String comparable(String name, @Nullable Object value) {
    if (value instanceof List<?> list && name.equals(ELEMENTS)) {
      return list.stream().filter(this::isToBegin).map(Json::written).sorted().toList().toString();
    }
    return Json.written(value);
  }

  /** Whether it is in what undoes others. */
  boolean isUndoing(String place) {
    return List.of(place.split("/")).stream()
        .anyMatch(one -> undoing.contains(one.replaceAll("(\\[]|#\\d+)+$", "")));
  }

  private boolean isToBegin(Object element) {
    return !(element instanceof Map<?, ?> one && undoing.contains(one.get("elementId")));
  }
}
