package dev.pitcrew.samples.portals;

import java.util.List;

/**
 * A field of a form.
 *
 * @param name under which its value is sent
 * @param label as a person reads it
 * @param kind of the input: {@code text}, {@code email}, {@code date}, {@code password}, {@code
 *     select} or {@code checkbox}
 * @param options of a {@code select}
 */
record Field(String name, String label, String kind, boolean required, List<String> options) {

  static Field text(String name, String label) {
    return new Field(name, label, "text", true, List.of());
  }

  static Field optional(String name, String label) {
    return new Field(name, label, "text", false, List.of());
  }

  static Field of(String kind, String name, String label) {
    return new Field(name, label, kind, true, List.of());
  }

  static Field choice(String name, String label, List<String> options) {
    return new Field(name, label, "select", true, options);
  }
}
