package dev.pitcrew.torture;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long it took each time until a node served again. */
final class TakeOvers {

  /** What is promised for 99 of 100, where the database itself was not away. */
  private static final Duration GOAL = Duration.ofSeconds(15);

  private final Map<NodesRun.Fault, List<Long>> millis = new EnumMap<>(NodesRun.Fault.class);

  void add(NodesRun.Fault fault, long took) {
    millis.computeIfAbsent(fault, f -> new ArrayList<>()).add(took);
  }

  void print(PrintStream out) {
    out.printf(
        "%n  %-12s %6s %9s %9s %9s %9s %9s %7s%n",
        "served after",
        "times",
        "least ms",
        "median",
        "90 %",
        "99 %",
        "most",
        ">" + GOAL.toSeconds() + " s");
    millis.forEach((fault, each) -> line(out, fault.name(), each));
    List<Long> takeOvers = new ArrayList<>();
    millis.forEach(
        (fault, each) -> {
          if (fault != NodesRun.Fault.DATABASE) {
            takeOvers.addAll(each);
          }
        });
    if (!takeOvers.isEmpty()) {
      line(out, "take-overs", takeOvers);
    }
  }

  private static void line(PrintStream out, String what, List<Long> each) {
    List<Long> sorted = each.stream().sorted().toList();
    out.printf(
        "  %-12s %,6d %,9d %,9d %,9d %,9d %,9d %,7d%n",
        what,
        sorted.size(),
        sorted.getFirst(),
        share(sorted, 0.5),
        share(sorted, 0.9),
        share(sorted, 0.99),
        sorted.getLast(),
        sorted.stream().filter(took -> took > GOAL.toMillis()).count());
  }

  private static long share(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
