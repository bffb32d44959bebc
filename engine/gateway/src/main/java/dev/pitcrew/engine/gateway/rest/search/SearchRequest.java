package dev.pitcrew.engine.gateway.rest.search;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.pitcrew.engine.gateway.call.Wire;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A search as the API has it.
 *
 * @param filter an object with one member for each field
 */
public record SearchRequest(
    @Nullable JsonNode filter, @Nullable List<Order> sort, @Nullable PageFields page) {

  public static final SearchRequest EVERYTHING = new SearchRequest(null, null, null);

  /** {@code order} is ascending unless it says descending. */
  public record Order(@Nullable String field, @Nullable String order) {}

  /** {@code from} counts from 0; the cursors are those of an earlier answer. */
  public record PageFields(
      @JsonAlias("offset") @Nullable Integer from,
      @Nullable Integer limit,
      @Nullable String after,
      @Nullable String before) {}

  /** What is wanted; nothing where it is absent. */
  static List<Order> whole(@Nullable List<@Nullable Order> orders) {
    if (orders != null && orders.stream().anyMatch(Objects::isNull)) {
      throw Wire.invalid(
          "Expected 'sort' to be a list without null, but one of its items is null.");
    }
    return orders == null ? List.of() : List.copyOf(orders);
  }
}
