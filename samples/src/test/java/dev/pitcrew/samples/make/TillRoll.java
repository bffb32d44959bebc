package dev.pitcrew.samples.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Receipts of one taxi company, one after the other, as they come. */
final class TillRoll {

  private static final List<String> ADDRESS =
      List.of("Bonner Wall 20", "50677 Köln", "St.-Nr. 219/5550/0417");

  private final Random random;

  TillRoll(Random random) {
    this.random = random;
  }

  Receipt next() {
    return receipt(1 + random.nextInt(4), day());
  }

  /** As many rides, on another day, for other prices. */
  Receipt another(Receipt receipt) {
    String day = day();
    while (day.equals(receipt.date())) {
      day = day();
    }
    return receipt(receipt.lines().size(), day);
  }

  private Receipt receipt(int rides, String day) {
    List<String[]> lines = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < rides; i++) {
      int cents = random.nextInt(500, 9000);
      lines.add(
          new String[] {
            "Fahrt %d,%d km".formatted(random.nextInt(1, 30), random.nextInt(10)), decimal(cents)
          });
      total += cents;
    }
    double net = total / 1.07;
    return new Receipt(
        "ride.jpg",
        "Domstadt Taxi",
        ADDRESS,
        day,
        "%02d:%02d".formatted(random.nextInt(6, 23), random.nextInt(60)),
        "%04d".formatted(random.nextInt(10_000)),
        lines,
        7,
        decimal(net),
        decimal(total - net),
        decimal(total),
        "EUR",
        "Bar",
        true);
  }

  private String day() {
    return "2026-%02d-%02d".formatted(random.nextInt(1, 13), random.nextInt(1, 28));
  }

  private static String decimal(double cents) {
    return String.format(Locale.ROOT, "%.2f", cents / 100);
  }
}
