package dev.pitcrew.engine.gateway.rest.problem;

/**
 * One operation of the API.
 *
 * @param method in capitals
 * @param path below {@code /v2}, with names in braces
 * @param id what the API calls it
 */
record Operation(String method, String path, String id) {

  /** Two operations are the same whatever their path variables are called. */
  String signature() {
    return signature(method, path);
  }

  static String signature(String method, String path) {
    return method + " " + path.replaceAll("\\{[^}]*}", "{}");
  }
}
