package dev.pitcrew.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotFileError;
import dev.pitcrew.browser.bot.BotFiles;
import dev.pitcrew.browser.machine.Browsers;
import dev.pitcrew.browser.run.BotRun;
import dev.pitcrew.browser.run.OneTimeCodes;
import dev.pitcrew.browser.run.OpenEffects;
import dev.pitcrew.browser.run.RunResult;
import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bot without an engine, for whoever writes it. What it does it does for real; its effects are
 * remembered for this one run only.
 */
public final class BotTrial {

  private BotTrial() {}

  /**
   * The bot of a file.
   *
   * @throws BotFileError with file and line, where it is not right
   * @throws IOException where there is no such file
   */
  public static Bot read(Path file) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isRegularFile(file) || folder == null) {
      throw new IOException("there is no file " + file);
    }
    if (dot < 0 || !name.endsWith(".yaml") && !name.endsWith(".json")) {
      throw new IOException(name + " ends neither with .yaml nor with .json");
    }
    return new BotFiles(folder)
        .find(name.substring(0, dot))
        .orElseThrow(
            () -> new IOException(name + " is no name of small letters, digits and dashes"));
  }

  /**
   * Runs it in a fresh browser.
   *
   * @param shelf where documents come from, and where pictures go
   */
  public static RunResult run(
      BrowserConfig config, Bot bot, JsonNode inputs, Secrets secrets, DocumentShelf shelf)
      throws IOException {
    var clock = Clock.systemUTC();
    var browsers = new Browsers(config.place(), config.work(), config.headless());
    return new BotRun(
            browsers,
            config.privateHosts(),
            secrets,
            new OneRun(),
            new OpenEffects(),
            new OneTimeCodes(clock),
            clock)
        .run(new BotRun.Order(bot, inputs, null, JsonNodeFactory.instance.objectNode(), shelf));
  }

  /** A ledger that begins empty. */
  private static final class OneRun implements Effects {

    private final Map<String, Claim> claims = new ConcurrentHashMap<>();

    @Override
    public Claim claim(String key) {
      var earlier = claims.putIfAbsent(key, new Claim.Unresolved(Instant.now()));
      return earlier == null ? new Claim.Granted() : earlier;
    }

    @Override
    public void resolve(String key, String result) {
      claims.put(key, new Claim.Done(result));
    }

    @Override
    public void giveBack(String key) {
      claims.remove(key);
    }
  }
}
