package dev.pitcrew.browser.run;

import dev.pitcrew.browser.TestBots;
import dev.pitcrew.browser.bot.BotReader;
import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.records.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A worker's process with one run, to be killed in the middle of it. */
final class KilledRun {

  private KilledRun() {}

  /** The run itself; also for a test that goes on after the kill. */
  static RunResult run(Path folder, String host) throws IOException {
    try (var records = Records.open(folder.resolve("books"))) {
      var bots = new TestBots(folder.resolve("browsers"), Map.of());
      var runs =
          new BotRun(
              bots.browsers(),
              List.of(HostPattern.of(host)),
              name -> Optional.empty(),
              records.effects(),
              new OpenEffects(),
              new OneTimeCodes(Clock.systemUTC()),
              Clock.systemUTC());
      var bot =
          BotReader.yaml(
              "create",
              Files.readString(folder.resolve("create.yaml")),
              file -> {
                throw new IllegalArgumentException(file);
              });
      return runs.run(
          new BotRun.Order(
              bot,
              TestBots.json(Map.of("name", "Ada")),
              null,
              TestBots.json(Map.of()),
              bots.shelf()));
    }
  }

  /** Folder and host. */
  public static void main(String[] words) throws IOException {
    run(Path.of(words[0]), words[1]);
  }
}
