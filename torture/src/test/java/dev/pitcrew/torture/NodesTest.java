package dev.pitcrew.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The short version; {@code ./pitcrew torture} goes on for as long as one likes. */
@Execution(ExecutionMode.CONCURRENT)
class NodesTest {

  /**
   * One after the other: killed, paused (cut off, disconnected, the database restarted, stopped).
   */
  private static final int FAIL_OVERS = Integer.getInteger("pitcrew.failovers", 2);

  private static final int CRASHES = Integer.getInteger("pitcrew.crashes", 2);

  private static final int POWER_LOSSES = Integer.getInteger("pitcrew.power", 20);

  private final long seed = Long.getLong("pitcrew.seed", 1);

  @TempDir private Path folder;
  private List<String> application = List.of();

  /** The jar as it is shipped; there is one once the application was packaged. */
  @BeforeEach
  void findTheJar() throws IOException, InterruptedException {
    System.out.println("seed=" + seed);
    Optional<Path> jar = packaged();
    if (jar.isEmpty()) {
      System.out.println("SKIPPED: the application's jar is not there; 'mvn verify' makes it.");
    }
    assumeThat(jar).as("the application was packaged").isPresent();
    Path thin = folder.resolve("application");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> extract =
        List.of(java, "-Djarmode=tools", "-jar", jar.orElseThrow().toString(), "extract");
    int exit =
        new ProcessBuilder(
                Stream.concat(
                        extract.stream(),
                        Stream.of(
                            "--destination",
                            thin.toString(),
                            "--application-filename",
                            "pitcrew.jar"))
                    .toList())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(exit).isZero();
    application =
        List.of(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-jar",
            thin.resolve("pitcrew.jar").toString());
  }

  private static Optional<Path> packaged() throws IOException {
    Path target = Path.of("..", "app", "target").toAbsolutePath().normalize();
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("pitcrew-app-.*\\.jar"))
          .findFirst();
    }
  }

  @Test
  void shouldLoseNothingAndDoNothingTwiceWhenNodesTakeOver() throws Exception {
    try (Database database = Database.postgres()) {
      // when
      Report report =
          new NodesRun(application, folder, database, new Random(seed), System.out).run(FAIL_OVERS);

      // then
      assertThat(report.counts())
          .as("the load was real")
          .allMatch(count -> count.acknowledged() > 0);
    }
  }

  @Test
  void shouldHoldEveryAcknowledgedCommandWhenThePowerIsLost() throws Exception {
    // given
    if (!PowerRun.isPossible()) {
      System.out.println("SKIPPED: losing the power needs strace and the right to use it.");
    }
    assumeThat(PowerRun.isPossible()).as("strace works here").isTrue();

    // when
    Report report =
        new PowerRun(application, folder, POWER_LOSSES, new Random(seed), System.out)
            .run(POWER_LOSSES);

    // then: else it would have said so at the moment it was found
    assertThat(report.counts())
        .hasSize(4)
        .allMatch(count -> count.lost() == 0 && count.doubled() == 0);
  }

  @Test
  void shouldHoldEveryAcknowledgedCommandOnceWhenKilledOnPostgres() throws Exception {
    try (Database database = Database.postgres()) {
      // given
      Path data = Files.createDirectory(folder.resolve("crashed"));

      // when
      Report report =
          new CrashRun(
                  application,
                  data,
                  folder.resolve("crashed.log"),
                  database,
                  new Random(seed),
                  System.out)
              .run(CRASHES);

      // then
      assertThat(report.counts())
          .as("the load was real")
          .allMatch(count -> count.acknowledged() > 0);
    }
  }
}
