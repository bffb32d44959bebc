package dev.pitcrew.documents.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How child processes are run.
 *
 * @param command to start one, without the main class's own arguments
 * @param processesMax that run at the same time
 * @param residentMegabytesMax of memory, heap and native together; a child with more is killed
 * @param workMax processor time that a child may use without a sign of progress; what a busy
 *     machine takes away from it does not count
 * @param silenceMax how long a child may be without a sign of progress, working or not
 * @param totalMax how long one request may take in all
 * @param idleMax how long an idle child is kept
 * @param requestsMax after which a child is replaced, so that native leaks stay small
 */
public record ChildSettings(
    List<String> command,
    int processesMax,
    int residentMegabytesMax,
    Duration workMax,
    Duration silenceMax,
    Duration totalMax,
    Duration idleMax,
    int requestsMax) {

  private static final int HEAP_MEGABYTES = 640;
  private static final int RESIDENT_MEGABYTES = 1_400;

  /** The same, started by another command. */
  public ChildSettings withCommand(List<String> other) {
    return new ChildSettings(
        List.copyOf(other),
        processesMax,
        residentMegabytesMax,
        workMax,
        silenceMax,
        totalMax,
        idleMax,
        requestsMax);
  }

  /** A Java process with this one's class path. */
  public static ChildSettings ofMain(String mainClass, int processesMax) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + HEAP_MEGABYTES + "m",
            "-Xms32m",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            // What it says is told on: in English, and so are the numbers, wherever the machine
            // stands.
            "-Duser.language=en",
            "-Duser.country=",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            mainClass));
    return new ChildSettings(
        List.copyOf(command),
        processesMax,
        RESIDENT_MEGABYTES,
        Duration.ofSeconds(12),
        Duration.ofSeconds(50),
        Duration.ofSeconds(240),
        Duration.ofSeconds(20),
        400);
  }
}
