package dev.pitcrew.engine.gateway.rest.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gets what no other controller serves: an operation of the API is answered 501 with its name and
 * why it is not there, so that a client is never left with a silent 404. What is refused for good
 * is answered 501 and not 403, because no other credentials would help.
 */
@RestController
public final class UnservedController {

  private static final String BASE = "/v2";

  @RequestMapping(BASE + "/**")
  void answer(HttpServletRequest request) {
    String path = request.getRequestURI();
    List<Operation> found = Operations.at(PathContainer.parsePath(path.substring(BASE.length())));
    throw found.stream()
        .filter(operation -> operation.method().equals(request.getMethod()))
        .findFirst()
        .map(UnservedController::unserved)
        .orElseGet(() -> found.isEmpty() ? unknown(request) : otherMethod(request, found));
  }

  private static ApiException unserved(Operation operation) {
    return new ApiException(
        501,
        "NOT_IMPLEMENTED",
        "Expected to serve operation '%s' (%s /v2%s), but %s."
            .formatted(operation.id(), operation.method(), operation.path(), operation.reason()));
  }

  private static ApiException otherMethod(HttpServletRequest request, List<Operation> found) {
    return new ApiException(
        405,
        "METHOD_NOT_ALLOWED",
        "Expected one of %s at %s, but the method is %s."
            .formatted(
                found.stream().map(Operation::method).sorted().toList(),
                request.getRequestURI(),
                request.getMethod()));
  }

  private static ApiException unknown(HttpServletRequest request) {
    return new ApiException(
        404,
        "NOT_FOUND",
        "Expected to find an operation at %s %s, but the API has none."
            .formatted(request.getMethod(), request.getRequestURI()));
  }
}
