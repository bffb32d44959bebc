package dev.pitcrew.records.master;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a thing, field by field, so that the audit trail holds what changed and no more.
 */
final class Facts {

  private final Map<String, String> fields = new LinkedHashMap<>();

  Facts with(String field, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      fields.put(field, value.toString());
    }
    return this;
  }

  /** Where these facts differ from the others: what these say. */
  Map<String, String> unlike(Facts others) {
    var differing = new TreeMap<String, String>();
    fields.forEach(
        (field, value) -> {
          if (!Objects.equals(value, others.fields.get(field))) {
            differing.put(field, value);
          }
        });
    return differing;
  }
}
