package dev.pitcrew.engine.gateway.rest.search;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
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
}
