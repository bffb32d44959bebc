package dev.pitcrew.engine.schedule;

import java.util.Random;
import java.util.function.Supplier;

/** Cron expressions from a seed that come every year. */
final class RandomCron {

  private static final String[] DAYS = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

  private final Random random;

  RandomCron(Random random) {
    this.random = random;
  }

  String text() {
    boolean byWeek = random.nextBoolean();
    return "%s %s %s %s %s %s"
        .formatted(
            field(0, 59),
            field(0, 59),
            field(0, 23),
            byWeek ? "*" : random.nextInt(3) == 0 ? special() : field(1, 28),
            random.nextInt(3) == 0 ? "JAN-JUN" : field(1, 12),
            byWeek ? dayOfWeek() : "*");
  }

  private String special() {
    return pick(() -> "L", () -> "LW", () -> "L-" + (1 + random.nextInt(20)), () -> day() + "W");
  }

  private int day() {
    return 1 + random.nextInt(28);
  }

  private String dayOfWeek() {
    String name = DAYS[random.nextInt(7)];
    return pick(
        () -> name,
        () -> name + "L",
        () -> name + "#" + (1 + random.nextInt(4)),
        () -> "MON-FRI",
        () -> "TUE,SAT",
        () -> Integer.toString(random.nextInt(8)));
  }

  private String field(int first, int last) {
    int value = first + random.nextInt(last - first + 1);
    int later = value + random.nextInt(last - value + 1);
    int step = 1 + random.nextInt(9);
    return pick(
        () -> "*",
        () -> Integer.toString(value),
        () -> value + "-" + later,
        () -> value + "-" + later + "/" + step,
        () -> "*/" + step,
        () -> value + "/" + step,
        () -> value + "," + later);
  }

  @SafeVarargs
  private String pick(Supplier<String>... texts) {
    return texts[random.nextInt(texts.length)].get();
  }
}
