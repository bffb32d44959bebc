package dev.pitcrew.engine.gateway.rest.problem;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Answers each operation that no controller serves with 501 and its name, so that a client learns
 * what is missing and is never left with a silent 404.
 */
public final class UnservedOperations implements SmartInitializingSingleton {

  private static final String BASE = "/v2";

  private final RequestMappingHandlerMapping mappings;

  public UnservedOperations(RequestMappingHandlerMapping mappings) {
    this.mappings = mappings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Set<String> served =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(UnservedOperations::signatures)
            .collect(Collectors.toSet());
    Operations.ALL.stream()
        .filter(operation -> !served.contains(operation.signature()))
        .forEach(this::register);
  }

  private static Stream<String> signatures(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .filter(pattern -> pattern.startsWith(BASE))
        .flatMap(
            pattern ->
                mapping.getMethodsCondition().getMethods().stream()
                    .map(
                        method ->
                            Operation.signature(method.name(), pattern.substring(BASE.length()))));
  }

  private void register(Operation operation) {
    RequestMappingInfo.BuilderConfiguration options = mappings.getBuilderConfiguration();
    RequestMappingInfo mapping =
        RequestMappingInfo.paths(BASE + operation.path())
            .methods(RequestMethod.valueOf(operation.method()))
            .options(options)
            .build();
    mappings.registerMapping(mapping, new Unserved(operation), Unserved.ANSWER);
  }

  /** The handler of one operation that is not served. */
  record Unserved(Operation operation) {

    static final Method ANSWER = answerMethod();

    void answer() {
      throw new ApiException(
          501,
          "NOT_IMPLEMENTED",
          "Expected to serve operation '%s' (%s /v2%s), but this engine does not have it."
              .formatted(operation.id(), operation.method(), operation.path()));
    }

    private static Method answerMethod() {
      try {
        return Unserved.class.getDeclaredMethod("answer");
      } catch (NoSuchMethodException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
