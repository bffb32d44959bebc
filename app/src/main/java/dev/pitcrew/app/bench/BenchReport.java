package dev.pitcrew.app.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that was measured.
 *
 * @param startMillis from the start of the process to the first answer; absent where the engine was
 *     not started for this
 * @param rssBytes of the engine's process after the scenarios
 * @param liveHeapBytes of it, after a collection
 * @param waiting absent where it was not asked for
 */
public record BenchReport(
    String gatewayVersion,
    String protocol,
    int processors,
    long warmUpSeconds,
    long durationSeconds,
    @Nullable Long startMillis,
    @Nullable Long rssBytes,
    @Nullable Long liveHeapBytes,
    List<Measured> scenarios,
    WaitingRun.@Nullable Result waiting) {

  private static final double MIB = 1024 * 1024;
  private static final String ROW = "%-16s %6s %12s %10s %10s %9s %9s %9s %7s %9s%n";

  /** Whether nothing failed and nothing was left behind. */
  public boolean isClean() {
    return scenarios.stream().allMatch(BenchReport::isClean)
        && (waiting == null
            || (waiting.refused() == 0
                && isClean(waiting.without())
                && isClean(waiting.with())
                && (waiting.afterStart() == null || isClean(waiting.afterStart()))));
  }

  private static boolean isClean(Measured one) {
    return one.failures() == 0 && one.unfinished() == 0 && one.instances() > 0;
  }

  public String json() {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(this);
  }

  public String table() {
    StringBuilder out = new StringBuilder();
    out.append(
        "Gateway %s over %s, %d processors; %d s warm-up and %d s counted for each scenario.%n%n"
            .formatted(gatewayVersion, protocol, processors, warmUpSeconds, durationSeconds));
    out.append(
        row(
            "scenario",
            "open",
            "instances/s",
            "engine CPU",
            "client CPU",
            "p50",
            "p90",
            "p99",
            "failed",
            "disk"));
    out.append(row("", "", "", "ms each", "ms each", "ms", "ms", "ms", "", "bytes each"));
    scenarios.forEach(one -> out.append(row(one.scenario(), one)));
    if (waiting != null) {
      out.append(row("one-job, 0 wait", waiting.without()));
      out.append(row("one-job, N wait", waiting.with()));
      if (waiting.afterStart() != null) {
        out.append(row("... after start", waiting.afterStart()));
      }
    }
    out.append(
        "%nstart to ready %s, RSS loaded %s, live heap %s%n"
            .formatted(seconds(startMillis), mib(rssBytes), mib(liveHeapBytes)));
    scenarios.stream()
        .filter(one -> one.bare() != null)
        .forEach(
            one -> {
              Bare bare = one.bare();
              out.append(bare("two bare syncs of the disk (in place)", one, bare.syncsInPlace()));
              out.append(bare("two bare syncs of the disk (appended)", one, bare.syncsAppended()));
              out.append(bare("two syncs in place and two empty calls", one, bare.syncsAndCalls()));
            });
    if (waiting != null) {
      out.append(waiting(waiting));
    }
    out.append(notes());
    return out.toString();
  }

  private String notes() {
    return scenarios.stream().anyMatch(one -> one.wantedRate() != null)
        ? "Latency counts from the time an instance was wanted, so a stall counts for all whom it delays.%n"
            .formatted()
        : "Latency is that of a closed loop: while the engine stalls, it is asked less (coordinated omission). --rate measures without that.%n"
            .formatted();
  }

  private static String bare(String what, Measured waits, Percentiles bare) {
    return format(
        "%s, measured in turns with create-and-wait: p50 %.2f ms, p99 %.2f ms (create-and-wait: p50 %+.2f ms, p99 %.1f times)%n",
        what,
        bare.p50Millis(),
        bare.p99Millis(),
        waits.latency().p50Millis() - bare.p50Millis(),
        bare.p99Millis() == 0 ? 0 : waits.latency().p99Millis() / bare.p99Millis());
  }

  private static String waiting(WaitingRun.Result result) {
    return format(
        "%,d wait (%,d refused), created at %.0f/s, %s bytes each; with them: start to ready %s, RSS %s, live heap %s%n",
        result.instances(),
        result.refused(),
        result.fillSeconds() == 0 ? 0 : result.instances() / result.fillSeconds(),
        number("%.0f", result.diskBytes()),
        seconds(result.startMillis()),
        mib(result.rssBytes()),
        mib(result.liveHeapBytes()));
  }

  private static String row(String name, Measured one) {
    return row(
        name,
        Integer.toString(one.window()),
        number("%.1f", one.instancesPerSecond()),
        number("%.2f", one.engineCpuMillis()),
        number("%.2f", one.clientCpuMillis()),
        number("%.2f", one.latency().p50Millis()),
        number("%.2f", one.latency().p90Millis()),
        number("%.2f", one.latency().p99Millis()),
        Long.toString(one.failures() + one.unfinished()),
        number("%.0f", one.diskBytes()));
  }

  private static String row(Object... cells) {
    return format(ROW, cells);
  }

  private static String number(String format, @Nullable Double value) {
    return value == null ? "-" : format(format, value);
  }

  private static String seconds(@Nullable Long millis) {
    return millis == null ? "-" : format("%.1f s", millis / 1000.0);
  }

  private static String mib(@Nullable Long bytes) {
    return bytes == null ? "-" : format("%.0f MiB", bytes / MIB);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
