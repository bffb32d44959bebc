package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.rest.search.FieldFilter;
import dev.pitcrew.engine.gateway.rest.search.Flags;
import dev.pitcrew.engine.gateway.rest.search.SearchRequest;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.store.Filter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether something new can come of a definition: {@code ACTIVE}, or {@code DELETED}, when its row
 * stays for what came of it. Whoever looks for definitions finds what can be used.
 */
final class DefinitionStates {

  private static final String STATE = "state";
  private static final Map<String, Boolean> DELETED = Map.of("ACTIVE", false, "DELETED", true);

  private DefinitionStates() {}

  static String name(boolean deleted) {
    return deleted ? "DELETED" : "ACTIVE";
  }

  static <R extends Row> FieldFilter<R> on(Table<R> table) {
    return Flags.named(table, "deleted", DELETED, "DRAINING");
  }

  /**
   * What holds where the request says nothing of states. Whoever names definitions means those.
   *
   * @param names the fields of the API by which they are named
   */
  static <R extends Row> List<Filter<R>> unlessAsked(
      Table<R> table, @Nullable SearchRequest request, String... names) {
    JsonNode filter = request == null ? null : request.filter();
    boolean isAsked =
        filter != null
            && (filter.hasNonNull(STATE)
                || Arrays.stream(names).anyMatch(name -> isNamed(filter.path(name))));
    return isAsked ? List.of() : List.of(Filter.eq(table, "deleted", false));
  }

  /** By a pattern, or as another than this or that, nothing is named. */
  private static boolean isNamed(JsonNode wanted) {
    return wanted.isObject()
        ? wanted.hasNonNull("$eq") || !wanted.path("$in").isEmpty()
        : !wanted.isMissingNode() && !wanted.isNull();
  }
}
