package dev.pitcrew.records.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The figures of a period: each process whole, and by the kind of its documents.
 *
 * @param from the first day, in the time zone asked for
 * @param to the last day
 */
public record KpiReport(
    @JsonSerialize(using = ToStringSerializer.class) LocalDate from,
    @JsonSerialize(using = ToStringSerializer.class) LocalDate to,
    List<ProcessKpi> processes) {

  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  /**
   * One process.
   *
   * @param byKind e-invoice, digital-pdf and scan apart; empty for a process without documents
   */
  public record ProcessKpi(String process, Kpi all, Map<String, Kpi> byKind) {}

  /**
   * @param cases those that ended in the period, and those that are open now
   */
  public static KpiReport of(LocalDate from, LocalDate to, List<CaseFacts> cases) {
    var processes =
        cases.stream()
            .collect(Collectors.groupingBy(CaseFacts::process, TreeMap::new, Collectors.toList()));
    return new KpiReport(
        from,
        to,
        processes.entrySet().stream()
            .map(
                one -> new ProcessKpi(one.getKey(), Kpi.of(one.getValue()), byKind(one.getValue())))
            .toList());
  }

  private static Map<String, Kpi> byKind(List<CaseFacts> cases) {
    var kinds =
        cases.stream()
            .filter(one -> one.kind() != null)
            .collect(
                Collectors.groupingBy(
                    one -> Objects.requireNonNull(one.kind()), TreeMap::new, Collectors.toList()));
    var figures = new TreeMap<String, Kpi>();
    kinds.forEach((kind, of) -> figures.put(kind, Kpi.of(of)));
    return figures;
  }

  /** As JSON: times in seconds, rates from 0 to 1, what cannot be counted left out. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Figures are text and numbers only.", e);
    }
  }
}
