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
        Operator operator = ((Filter.Comparison<AuditRow>) one).operator();
        boolean isOfOthers =
            operator == Operator.NEQ
                || operator == Operator.NOT_IN
                || operator == Operator.NOT_EXISTS;
        if (isOfOthers) {
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
}
