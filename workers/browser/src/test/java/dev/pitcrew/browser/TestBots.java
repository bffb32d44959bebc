package dev.pitcrew.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.BotReader;
import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.browser.machine.BrowserPlace;
import dev.pitcrew.browser.machine.BrowserSource;
import dev.pitcrew.browser.machine.Browsers;
import dev.pitcrew.browser.machine.SharedChromium;
import dev.pitcrew.browser.run.BotRun;
import dev.pitcrew.browser.run.OneTimeCodes;
import dev.pitcrew.browser.run.OpenEffects;
import dev.pitcrew.browser.run.RunResult;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs bots in the browser of this machine, against {@link TestSite}s. */
public final class TestBots {

  private final Path folder;
  private final Map<String, String> secrets;
  private final BrowserSource source;
  private final MemoryShelf shelf = new MemoryShelf();
  private final MemoryEffects effects = new MemoryEffects();
  private final OpenEffects openEffects = new OpenEffects();

  public TestBots(Path folder, Map<String, String> secrets) {
    this(folder, secrets, new Browsers(BrowserPlace.found(), folder, true));
  }

  private TestBots(Path folder, Map<String, String> secrets, BrowserSource source) {
    this.folder = folder;
    this.secrets = secrets;
    this.source = source;
  }

  /** In one browser for all, for tests that are not about browsers. */
  public static TestBots sharing(Path folder, Map<String, String> secrets) {
    return new TestBots(folder, secrets, SharedChromium.get());
  }

  public MemoryShelf shelf() {
    return shelf;
  }

  public MemoryEffects effects() {
    return effects;
  }

  public BotRun runs(String... privateHosts) {
    Secrets kept = name -> Optional.ofNullable(secrets.get(name));
    return new BotRun(
        source,
        List.of(privateHosts).stream().map(HostPattern::of).toList(),
        kept,
        effects,
        openEffects,
        new OneTimeCodes(Clock.systemUTC()),
        Clock.systemUTC());
  }

  public Browsers browsers() {
    return new Browsers(BrowserPlace.found(), folder, true);
  }

  /** A bot for one site. */
  public static Bot bot(TestSite site, String declared, String steps) {
    return BotReader.yaml(
        "test",
        "bot: test\nhosts: [\"%s\"]\n%s\nsteps:\n%s"
            .formatted(site.host(), declared, steps)
            .replace("SITE", "http://" + site.host()),
        file -> {
          throw new IllegalArgumentException(file);
        });
  }

  public RunResult run(TestSite site, Bot bot, Map<String, ?> inputs) throws IOException {
    return run(site, bot, inputs, null, Map.of());
  }

  public RunResult run(
      TestSite site, Bot bot, Map<String, ?> inputs, String resumeFrom, Map<String, ?> outputs)
      throws IOException {
    return runs(site.host())
        .run(new BotRun.Order(bot, json(inputs), resumeFrom, json(outputs), shelf));
  }

  public static JsonNode json(Object value) {
    return Variables.MAPPER.valueToTree(value);
  }
}
