package dev.pitcrew.engine.gateway.rest.problem;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One operation of the API.
 *
 * @param method in capitals
 * @param path below {@code /v2}, with names in braces
 * @param id what the API calls it
 */
record Operation(String method, String path, String id, PathPattern pattern) {

  static Operation of(String method, String path, String id) {
    return new Operation(method, path, id, PathPatternParser.defaultInstance.parse(path));
  }

  boolean isAt(PathContainer requested) {
    return pattern.matches(requested);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
