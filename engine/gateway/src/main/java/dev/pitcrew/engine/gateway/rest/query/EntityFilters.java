package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.Comparisons;
import dev.pitcrew.engine.gateway.rest.search.FieldFilter;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.Filter.Operator;
import java.util.ArrayList;
import java.util.List;

/** Filters for the key of what an entry of the audit trail is about, where it is about such. */
final class EntityFilters {

  private static final String TYPE = "entityType";

  private EntityFilters() {}

  static FieldFilter<AuditRow> keyOf(String entityType) {
    FieldFilter<AuditRow> key = Comparisons.ofKey(Tables.AUDIT.column("entityKey"));
    return (name, value) -> {
      List<Filter<AuditRow>> filters = new ArrayList<>();
      for (Filter<AuditRow> one : key.read(name, value)) {
        if (isOfOthers(one)) {
          // Another kind of entity has another key than any.
          filters.add(
              new Filter.AnyOf<>(
                  List.of(
                      List.of(Filter.of(Tables.AUDIT, TYPE, Operator.NEQ, entityType)),
                      List.of(one))));
        } else {
          filters.add(Filter.eq(Tables.AUDIT, TYPE, entityType));
          filters.add(one);
        }
      }
      return filters;
    };
  }

  /**
   * As {@link #keyOf(String)}, also of entries about something else that name such a one in this
   * column.
   */
  static FieldFilter<AuditRow> keyOf(String entityType, String column) {
    FieldFilter<AuditRow> itself = keyOf(entityType);
    FieldFilter<AuditRow> named = Comparisons.ofKey(Tables.AUDIT.column(column));
    return (name, value) -> {
      List<Filter<AuditRow>> either = itself.read(name, value);
      List<Filter<AuditRow>> other = named.read(name, value);
      if (other.isEmpty() || other.stream().anyMatch(EntityFilters::isOfOthers)) {
        List<Filter<AuditRow>> both = new ArrayList<>(either);
        both.addAll(other);
        return both;
      }
      return List.of(new Filter.AnyOf<>(List.of(either, other)));
    };
  }

  /** Whether it is asked what the key is not. */
  private static boolean isOfOthers(Filter<AuditRow> filter) {
    return switch (((Filter.Comparison<AuditRow>) filter).operator()) {
      case NEQ, NOT_IN, NOT_EXISTS -> true;
      default -> false;
    };
  }
}
