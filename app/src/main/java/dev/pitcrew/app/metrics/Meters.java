package dev.pitcrew.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meters by their label values. Those of a name are made when they are first used, and looked up
 * without making anything from then on: this is asked for each command.
 */
final class Meters {

  /** Of all histograms of times. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts and sums up. */
  Timer timer(MetricName name, String... values) {
    return timerBuilder(name, values).register(registry);
  }

  /** Counts into buckets, too: for what percentiles are asked of. */
  Timer histogram(MetricName name, String... values) {
    return timerBuilder(name, values).serviceLevelObjectives(BUCKETS).register(registry);
  }

  private static Timer.Builder timerBuilder(MetricName name, String... values) {
    return Timer.builder(name.text()).description(name.meaning()).tags(tags(name, values));
  }

  Counter counter(MetricName name, String... values) {
    return Counter.builder(name.text())
        .description(name.meaning())
        .tags(tags(name, values))
        .register(registry);
  }

  DistributionSummary summary(MetricName name) {
    return DistributionSummary.builder(name.text()).description(name.meaning()).register(registry);
  }

  private static String[] tags(MetricName name, String... values) {
    if (values.length != name.labels().size()) {
      throw new IllegalArgumentException(
          "Expected %s to have the labels %s, but %d values are given."
              .formatted(name.text(), name.labels(), values.length));
    }
    String[] tags = new String[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      tags[2 * i] = name.labels().get(i);
      tags[2 * i + 1] = values[i];
    }
    return tags;
  }

  /** Counters of a metric with two labels, of which the first may take any value. */
  final class Counters {

    private final MetricName name;
    private final Labels labels;
    private final Map<String, Map<String, Counter>> made = new ConcurrentHashMap<>();

    Counters(MetricName name, int valuesMax) {
      this.name = name;
      this.labels = new Labels(valuesMax);
    }

    void increment(String value, String event) {
      String label = labels.of(value);
      made.computeIfAbsent(label, l -> new ConcurrentHashMap<>())
          .computeIfAbsent(event, e -> counter(name, label, e))
          .increment();
    }
  }
}
