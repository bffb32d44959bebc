package dev.pitcrew.web.cockpit;

import dev.pitcrew.web.engine.Instances;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of cases.
 *
 * @param total how many the query finds
 * @param processes every process that can be chosen
 */
public record CockpitPage(CockpitQuery query, List<Row> rows, long total, List<Process> processes) {

  /** One case. */
  public record Row(
      long key,
      String process,
      int version,
      String subject,
      String state,
      boolean incident,
      OffsetDateTime started,
      @Nullable OffsetDateTime ended) {}

  /** A process by its id and name. */
  public record Process(String id, String name) {}

  public boolean hasNext() {
    return (long) (query.page() + 1) * Instances.PAGE_SIZE < total;
  }

  /** {@code 51 to 100 of 230}. */
  public String range() {
    long first = (long) query.page() * Instances.PAGE_SIZE + 1;
    return rows.isEmpty() ? "0" : first + " to " + (first + rows.size() - 1) + " of " + total;
  }
}
