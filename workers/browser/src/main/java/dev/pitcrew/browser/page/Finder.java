package dev.pitcrew.browser.page;

import dev.pitcrew.browser.bot.Target;
import dev.pitcrew.browser.bot.Template;
import dev.pitcrew.browser.bot.Way;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * Finds what steps are about, by their ways in rank. A better way gets a moment of its own on a
 * page that is there: what is found by a lesser one while the page is still being drawn may be the
 * wrong thing.
 */
final class Finder {

  private static final Duration POLL = Duration.ofMillis(60);
  private static final Duration FOR_THE_BEST = Duration.ofMillis(700);

  private final RemoteWebDriver driver;
  private final Clock clock;

  Finder(RemoteWebDriver driver, Clock clock) {
    this.driver = driver;
    this.clock = clock;
  }

  /** One look. */
  record Look(Optional<Found> found, List<Long> counts, boolean ready) {}

  /**
   * Waits for exactly one, by whatever way.
   *
   * @throws PageTrouble saying what was seen instead
   */
  Found one(Target target, Function<Template, String> fill, Duration patience) {
    var spec = spec(target, fill);
    Instant start = clock.instant();
    Instant end = start.plus(patience);
    while (true) {
      var look = look(target, spec);
      boolean settled = look.ready() && clock.instant().isAfter(start.plus(FOR_THE_BEST));
      if (look.found().filter(found -> found.asKnown() || settled).isPresent()) {
        return look.found().get();
      }
      if (clock.instant().isAfter(end)) {
        if (look.found().isPresent()) {
          return look.found().get();
        }
        throw new PageTrouble(missing(target, spec, look, patience));
      }
      pause();
    }
  }

  Look look(Target target, Function<Template, String> fill) {
    return look(target, spec(target, fill));
  }

  private Look look(Target target, Map<String, Object> spec) {
    try {
      var answer = (Map<?, ?>) driver.executeScript(Scripts.FIND.text(), spec);
      var counts = ((List<?>) answer.get("counts")).stream().map(Long.class::cast).toList();
      boolean ready = Boolean.TRUE.equals(answer.get("ready"));
      int way = ((Long) answer.get("way")).intValue();
      if (way < 0 || !(answer.get("element") instanceof WebElement element)) {
        return new Look(Optional.empty(), counts, ready);
      }
      var ways = target.ways();
      return new Look(
          Optional.of(
              new Found(element, counts.get(way).intValue(), ways.get(way), ways.getFirst())),
          counts,
          ready);
    } catch (StaleElementReferenceException | JavascriptException e) {
      // The page went on under the look.
      return new Look(Optional.empty(), List.of(), false);
    }
  }

  void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PageTrouble("Expected to go on waiting, but the worker is being closed.", e);
    }
  }

  private static Map<String, Object> spec(Target target, Function<Template, String> fill) {
    var spec = new LinkedHashMap<String, Object>();
    spec.put("seek", target.seek().name());
    spec.put("ways", target.ways().stream().map(way -> way(way, fill)).toList());
    spec.put("within", target.within() == null ? null : fill.apply(target.within()));
    spec.put("number", target.number());
    spec.put("first", target.firstMatches());
    return spec;
  }

  private static Map<String, Object> way(Way way, Function<Template, String> fill) {
    var map = new LinkedHashMap<String, Object>();
    map.put("how", way.how().name());
    map.put("values", way.values().stream().map(fill).toList());
    map.put("role", way.role());
    return map;
  }

  private static String missing(
      Target target, Map<String, Object> spec, Look look, Duration patience) {
    var ways = (List<?>) spec.get("ways");
    String tried =
        IntStream.range(0, target.ways().size())
            .mapToObj(
                i ->
                    "%s \"%s\" (%s)"
                        .formatted(
                            target.ways().get(i).how().word(),
                            String.join(" ", values(ways.get(i))),
                            i < look.counts().size()
                                ? counted(look.counts().get(i))
                                : "not looked for"))
            .collect(Collectors.joining(", "));
    return "Expected to find %s within %d s, but did not: %s."
        .formatted(
            switch (target.seek()) {
              case FIELD -> "one field";
              case BOX -> "one box to tick";
              case FILE -> "one place for a file";
              case CLICKABLE -> "one thing to click";
              case READABLE -> "one text to read";
              case TABLE -> "one table";
              case FRAME -> "one frame";
              case SHOWN -> "on the page";
            },
            patience.toSeconds(),
            tried);
  }

  private static List<String> values(Object way) {
    return ((List<?>) ((Map<?, ?>) way).get("values")).stream().map(String::valueOf).toList();
  }

  private static String counted(long count) {
    return count < 0 ? "not understood" : count == 0 ? "none" : count + " of them";
  }
}
