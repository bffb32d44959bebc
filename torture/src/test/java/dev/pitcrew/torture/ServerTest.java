package dev.pitcrew.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {

  @TempDir private Path folder;

  @Test
  void shouldInheritNoSettingsWhenStarted() throws IOException, InterruptedException {
    // given
    assertThat(System.getenv()).as("a setting of the company").containsKey("PITCREW_INHERITED");
    Path log = folder.resolve("log");
    var server = new Server("a", List.of("sh", "-c", "env"), List.of(), log);

    // when
    server.start();

    // then
    assertThat(server.awaitEnd(Duration.ofSeconds(30))).isZero();
    assertThat(Files.readAllLines(log))
        .anyMatch(line -> line.startsWith("PATH="))
        .noneMatch(line -> line.startsWith("PITCREW_"));
  }

  @Test
  void shouldHaveBeenStartingWhenThisProcessWasNotReadyThoughTheOneBeforeWas()
      throws IOException, InterruptedException {
    // given a server that is ready the first time only
    Path was = folder.resolve("was");
    String once =
        "[ -e %1$s ] || echo 'Pitcrew is ready:  here'; touch %1$s; exit 1".formatted(was);
    var server = new Server("a", List.of("sh", "-c", once), List.of(), folder.resolve("log"));

    // when
    server.start();
    Integer firstEnd = server.awaitEnd(Duration.ofSeconds(120));
    boolean firstWasStarting = server.wasStarting();
    server.start();
    Integer secondEnd = server.awaitEnd(Duration.ofSeconds(120));

    // then
    assertThat(firstEnd).isEqualTo(1);
    assertThat(firstWasStarting).isFalse();
    assertThat(secondEnd).isEqualTo(1);
    assertThat(server.wasStarting()).isTrue();
  }
}
