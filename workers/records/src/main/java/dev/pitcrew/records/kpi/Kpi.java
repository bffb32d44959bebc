package dev.pitcrew.records.kpi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one process, or of one kind of its documents. A rate is absent when there is
 * nothing to count it from.
 *
 * @param ended cases that ended in the period; all rates are shares of them, except touchless
 * @param open cases that are open now
 * @param outcomes how many cases ended how
 * @param medianSeconds processing time from arrival to end, waiting included
 * @param ninetiethSeconds what nine of ten cases stayed below
 * @param touchlessRate the share of what went through to its good end with no person's decision
 * @param errorRate the share in which a person had to correct what was read
 * @param reworkRate the share that went through a person's task a second time
 * @param decisionsPerCase how many decisions of people a case took on average
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Kpi(
    int ended,
    int open,
    Map<String, Integer> outcomes,
    @Nullable Double medianSeconds,
    @Nullable Double ninetiethSeconds,
    @Nullable Double touchlessRate,
    @Nullable Double errorRate,
    @Nullable Double reworkRate,
    @Nullable Double decisionsPerCase) {

  private static final List<String> GOOD_ENDS = List.of("posted", "paid-out");
  private static final double NINE_OF_TEN = 0.9;
  private static final double HALF = 0.5;

  static Kpi of(List<CaseFacts> cases) {
    var ended = cases.stream().filter(CaseFacts::hasEnded).toList();
    var well = ended.stream().filter(one -> GOOD_ENDS.contains(one.outcome())).toList();
    var outcomes = new TreeMap<String, Integer>();
    ended.forEach(one -> outcomes.merge(String.valueOf(one.outcome()), 1, Integer::sum));
    var times = ended.stream().map(CaseFacts::took).flatMap(Optional::stream).sorted().toList();
    return new Kpi(
        ended.size(),
        cases.size() - ended.size(),
        outcomes,
        quantile(times, HALF),
        quantile(times, NINE_OF_TEN),
        share(well, one -> one.decisions() == 0),
        share(ended, one -> one.corrected() > 0),
        share(ended, one -> one.repeated() > 0),
        ended.isEmpty()
            ? null
            : ended.stream().mapToInt(CaseFacts::decisions).sum() / (double) ended.size());
  }

  private static @Nullable Double share(List<CaseFacts> of, Predicate<CaseFacts> which) {
    return of.isEmpty() ? null : of.stream().filter(which).count() / (double) of.size();
  }

  /** The nearest rank: a time that a case really took. */
  private static @Nullable Double quantile(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) {
      return null;
    }
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(rank - 1).toMillis() / 1000.0;
  }
}
