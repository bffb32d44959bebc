package dev.pitcrew.torture;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run: what was acknowledged, and what became of it. */
record Report(List<Checker.Count> counts, long unanswered) {

  void print(PrintStream out, String what, Instant begun) {
    Duration took = Duration.ofSeconds(Duration.between(begun, Instant.now()).toSeconds());
    out.printf("%n%s, in %s%n", what, took.toString().substring(2).toLowerCase(Locale.ROOT));
    out.printf("  %-20s %13s %13s %8s %8s%n", "", "acknowledged", "in the rows", "lost", "doubled");
    for (Checker.Count count : counts) {
      out.printf(
          "  %-20s %,13d %,13d %,8d %,8d%n",
          count.what(), count.acknowledged(), count.inForce(), count.lost(), count.doubled());
    }
    out.printf("  %,d requests were refused or got no answer.%n%n", unanswered);
  }
}
