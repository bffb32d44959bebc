package dev.pitcrew.app.bench;

import org.jspecify.annotations.Nullable;

/**
 * What one scenario came to.
 *
 * @param window instances open at a time
 * @param wantedRate instances asked for in a second; absent where the window alone decides
 * @param instances completed while counting
 * @param failures commands that were refused or lost while counting
 * @param unfinished instances that were begun and had not ended some seconds after the end
 * @param latency from the moment an instance was wanted to the answer to its last job's completion
 * @param engineCpuMillis of each instance; absent where the engine's process is not known
 * @param clientCpuMillis of each instance, in this process
 * @param diskBytes the store grew by for each instance; absent where it cannot be seen
 * @param bare measured between the instances of create-and-wait; absent elsewhere
 */
public record Measured(
    String scenario,
    int window,
    @Nullable Double wantedRate,
    long instances,
    double seconds,
    double instancesPerSecond,
    long failures,
    long unfinished,
    Percentiles latency,
    @Nullable Double engineCpuMillis,
    @Nullable Double clientCpuMillis,
    @Nullable Double diskBytes,
    @Nullable Bare bare) {

  /**
   * The figures of a run.
   *
   * @param cpu total of the engine while counting; absent where others were served meanwhile
   * @param clientCpu total of this process, likewise
   * @param disk growth of the store over all instances
   */
  static Measured of(
      String scenario,
      int window,
      @Nullable Double wantedRate,
      double seconds,
      Counted counted,
      @Nullable Long cpu,
      @Nullable Long clientCpu,
      @Nullable Double disk,
      @Nullable Bare bare) {
    long instances = counted.latency().count();
    return new Measured(
        scenario,
        window,
        wantedRate,
        instances,
        seconds,
        seconds == 0 ? 0 : instances / seconds,
        counted.failures(),
        counted.unfinished(),
        counted.latency(),
        each(cpu, instances),
        each(clientCpu, instances),
        disk,
        bare);
  }

  static @Nullable Double each(@Nullable Long total, long instances) {
    return total == null || instances == 0 ? null : (double) total / instances;
  }

  /** What was counted of the instances themselves. */
  record Counted(Percentiles latency, long failures, long unfinished) {}
}
