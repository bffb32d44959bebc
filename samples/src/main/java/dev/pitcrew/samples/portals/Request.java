package dev.pitcrew.samples.portals;

import java.util.Map;

/**
 * What a browser asks of a portal.
 *
 * @param path below the portal's address, such as {@code /employees/new}
 * @param values of the query and the form by name
 * @param user who is signed in
 */
record Request(String method, String path, Map<String, String> values, String user) {

  /** A value without blanks around it; empty when there is none. */
  String value(String name) {
    return values.getOrDefault(name, "").strip();
  }

  boolean isPost() {
    return method.equals("POST");
  }
}
