package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.state.ElementInstanceRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each element is where. */
record ElementStatistics(List<Item> items) {

  record Item(String elementId, long active, long canceled, long incidents, long completed) {

    Item plus(ElementInstanceRow row) {
      boolean incident = row.incidentKey() != 0;
      return switch (row.state()) {
        case ACTIVATING, ACTIVATED, COMPLETING, TERMINATING ->
            new Item(
                elementId, active + 1, canceled, incident ? incidents + 1 : incidents, completed);
        case COMPLETED -> new Item(elementId, active, canceled, incidents, completed + 1);
        case TERMINATED -> new Item(elementId, active, canceled + 1, incidents, completed);
      };
    }
  }

  static ElementStatistics of(List<ElementInstanceRow> rows) {
    Map<String, Item> items = new LinkedHashMap<>();
    for (ElementInstanceRow row : rows) {
      Item before = items.getOrDefault(row.elementId(), new Item(row.elementId(), 0, 0, 0, 0));
      items.put(row.elementId(), before.plus(row));
    }
    return new ElementStatistics(List.copyOf(items.values()));
  }
}
