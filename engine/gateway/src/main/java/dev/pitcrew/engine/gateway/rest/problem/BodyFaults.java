package dev.pitcrew.engine.gateway.rest.problem;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with the body of a request, in the words of the API. */
final class BodyFaults {

  private BodyFaults() {}

  static String of(HttpMessageNotReadableException failure) {
    return switch (failure.getCause()) {
      case UnrecognizedPropertyException e ->
          "it has a field '%s', which nothing here knows: known are %s."
              .formatted(
                  path(e),
                  e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList());
      case MismatchedInputException e when e.getTargetType() != null ->
          "%s is not %s."
              .formatted(
                  e.getPath().isEmpty() ? "it" : "'" + path(e) + "'", named(e.getTargetType()));
      case JacksonException e -> e.getOriginalMessage();
      case null, default -> "it is missing or cannot be read.";
    };
  }

  private static String path(JacksonException failure) {
    return failure.getPath().stream()
        .map(
            reference ->
                reference.getPropertyName() == null
                    ? Integer.toString(reference.getIndex())
                    : reference.getPropertyName())
        .collect(Collectors.joining("."));
  }

  private static String named(Class<?> type) {
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
      return "a whole number of %d bits"
          .formatted(type == Long.class || type == long.class ? 64 : 32);
    }
    if (type == String.class) {
      return "a text";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of the right type";
  }
}
