package dev.pitcrew.app.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param instances completed while counting
 * @param seconds that counted
 * @param failures commands that were refused or lost while counting
 * @param latencyP50Millis from the creation's request to the answer of the job's completion, the
 *     median
 * @param latencyP99Millis the same, 99 of 100 are faster
 * @param engineCpuMillis CPU time of the engine's process while counting; absent where the process
 *     is not known
 * @param clientCpuMillis CPU time of this process while counting
 */
public record BenchResult(
    String scenario,
    int open,
    long instances,
    double seconds,
    long failures,
    double latencyP50Millis,
    double latencyP99Millis,
    Optional<Long> engineCpuMillis,
    long clientCpuMillis) {

  private double rate() {
    return instances / seconds;
  }

  private String perInstance(long cpuMillis) {
    return instances == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", (double) cpuMillis / instances);
  }

  public String table() {
    return """
    scenario                %s, %d open
    instances/s             %.0f   (%,d in %.1f s, %d failed)
    engine CPU ms/instance  %s
    client CPU ms/instance  %s
    latency p50 / p99       %.1f / %.1f ms"""
        .formatted(
            scenario,
            open,
            rate(),
            instances,
            seconds,
            failures,
            engineCpuMillis.map(this::perInstance).orElse("unknown (see --engine-pid)"),
            perInstance(clientCpuMillis),
            latencyP50Millis,
            latencyP99Millis);
  }

  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"scenario\":\"%s\",\"open\":%d,\"instances\":%d,\"seconds\":%.3f,\"failures\":%d,\"instancesPerSecond\":%.1f,"
            + "\"engineCpuMillisPerInstance\":%s,\"clientCpuMillisPerInstance\":%s,\"latencyP50Millis\":%.2f,\"latencyP99Millis\":%.2f}",
        scenario,
        open,
        instances,
        seconds,
        failures,
        rate(),
        engineCpuMillis.map(this::perInstance).orElse("null"),
        instances == 0 ? "null" : perInstance(clientCpuMillis),
        latencyP50Millis,
        latencyP99Millis);
  }
}
