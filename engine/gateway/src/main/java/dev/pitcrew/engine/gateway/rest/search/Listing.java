package dev.pitcrew.engine.gateway.rest.search;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.store.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is computed whole and given out in pages: sorted as asked, cut by offset or cursor.
 *
 * @param items in the order that holds where nothing else was asked for
 * @param isWhole whether there are no more of them
 * @param orders what may be sorted by
 */
public record Listing<T>(
    List<T> items, boolean isWhole, Map<String, Comparator<? super T>> orders) {

  public static <T> Listing<T> of(List<T> items, boolean isWhole) {
    return new Listing<>(items, isWhole, Map.of());
  }

  /** Can also be sorted by this. */
  public Listing<T> sortable(String field, Comparator<? super T> order) {
    Map<String, Comparator<? super T>> more = new LinkedHashMap<>(orders);
    more.put(field, order);
    return new Listing<>(items, isWhole, more);
  }

  public SearchResult<T> page(@Nullable SearchRequest request) {
    SearchRequest wanted = request == null ? SearchRequest.EVERYTHING : request;
    List<T> sorted = sorted(wanted.sort());
    PageRequest page = Fields.page(wanted.page());
    int start = page.offset();
    int end;
    if (page.before() != null) {
      end = Math.min(index(page.before()), sorted.size());
      start = Math.max(0, end - page.limit());
    } else {
      start = page.after() == null ? start : index(page.after()) + 1;
      start = Math.min(start, sorted.size());
      end = Math.min(sorted.size(), start + page.limit());
    }
    return new SearchResult<>(
        List.copyOf(sorted.subList(start, end)),
        new SearchResult.PageInfo(
            sorted.size(),
            !isWhole,
            start == end ? null : cursor(start),
            start == end ? null : cursor(end - 1)));
  }

  private List<T> sorted(@Nullable List<SearchRequest.Order> wanted) {
    List<SearchRequest.Order> whole = SearchRequest.whole(wanted);
    if (whole.isEmpty()) {
      return items;
    }
    Comparator<T> order = (one, other) -> 0;
    for (SearchRequest.Order by : whole) {
      String field = Wire.required(by.field(), "sort.field");
      Comparator<? super T> next = orders.get(field);
      if (next == null) {
        throw Wire.invalid(
            "Expected 'sort.field' to be one of %s, but it is '%s'."
                .formatted(orders.keySet(), field));
      }
      order = order.thenComparing(Fields.isDescending(by) ? next.reversed() : next);
    }
    return items.stream().sorted(order).toList();
  }

  private static String cursor(int index) {
    return Base64.getEncoder()
        .encodeToString(Integer.toString(index).getBytes(StandardCharsets.UTF_8));
  }

  private static int index(String cursor) {
    try {
      int index =
          Integer.parseInt(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
      if (index >= 0 && index < Integer.MAX_VALUE) {
        return index;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as of any other text that is no cursor.
    }
    throw Wire.invalid("Expected a cursor of an earlier page, but got '%s'.".formatted(cursor));
  }
}
