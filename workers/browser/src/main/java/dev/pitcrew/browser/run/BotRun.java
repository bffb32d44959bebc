package dev.pitcrew.browser.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.browser.bot.Bot;
import dev.pitcrew.browser.bot.Step;
import dev.pitcrew.browser.egress.Egress;
import dev.pitcrew.browser.egress.HostPattern;
import dev.pitcrew.browser.machine.Browser;
import dev.pitcrew.browser.machine.BrowserSource;
import dev.pitcrew.browser.page.Page;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.Effects;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.secrets.Secrets;
import dev.pitcrew.jobs.secrets.Unveiled;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;

/**
 * Runs bots: a fresh browser for each run, the sign-in, then the steps from the beginning or from a
 * resume point. Safe for many threads.
 *
 * @param privateHosts what bots may reach although it is no public address
 */
public record BotRun(
    BrowserSource browsers,
    List<HostPattern> privateHosts,
    Secrets secrets,
    Effects effects,
    OpenEffects openEffects,
    OneTimeCodes codes,
    Clock clock) {

  private static final Duration CLOSING = Duration.ofSeconds(30);

  /**
   * What is wanted of a run.
   *
   * @param resumeFrom where it goes on after a person, absent for the beginning
   * @param outputs what the bot noted before and what the person has
   */
  public record Order(
      Bot bot,
      JsonNode inputs,
      @Nullable String resumeFrom,
      JsonNode outputs,
      DocumentShelf shelf) {}

  public RunResult run(Order order) throws IOException {
    var bot = order.bot();
    var values = new Values(bot, order.inputs(), new Unveiled(secrets), codes);
    outputs(order, values);
    var once = new Once(bot.name(), bot.limit().plus(CLOSING), effects, openEffects, values, clock);
    int from = from(order);
    var diary = new Diary(clock);
    new Skipped(values, once, order.shelf())
        .all(bot.steps().subList(0, order.resumeFrom() == null ? 0 : from));
    if (from == bot.steps().size()) {
      return finished(order, values, diary);
    }
    try (var browser = browsers.open(Egress.of(bot.hosts(), privateHosts), bot.limit())) {
      return run(order, from, browser, values, once, diary);
    } catch (WebDriverException e) {
      return failed(order, -1, null, values, diary, new StepFailed(Words.of(e)), null);
    }
  }

  private RunResult run(
      Order order, int from, Browser browser, Values values, Once once, Diary diary)
      throws IOException {
    var bot = order.bot();
    var page = new Page(browser.driver(), clock, values::fill);
    var transfers = new Transfers(browser, page, values, order.shelf(), diary);
    var hands = new Hands(page, values, transfers, clock, clock.instant().plus(bot.limit()));
    var walker = new Walker(bot, page, hands, values, once, order.shelf(), diary, clock);
    int at = -1;
    try {
      walker.list(bot.signIn());
      for (at = from; at < bot.steps().size(); ) {
        at = walker.next(bot.steps(), at);
      }
      transfers.keepUnasked();
      refusals(browser, diary);
      return finished(order, values, diary);
    } catch (BusinessNo no) {
      return new RunResult.Refused(
          bot.name(), no.code(), no.getMessage(), values.outputs(), diary.log());
    } catch (NotYet early) {
      return new RunResult.Early(early.getMessage(), early.waiting());
    } catch (StepFailed failure) {
      refusals(browser, diary);
      var reason =
          browser.isLate()
              ? new StepFailed(
                  "Expected the bot to be done within %d s, but it was not; its browser was ended."
                      .formatted(bot.limit().toSeconds()))
              : failure;
      return failed(
          order, at, walker.failed(), values, diary, reason, browser.isLate() ? null : page);
    }
  }

  private static void refusals(Browser browser, Diary diary) {
    browser
        .refusals()
        .forEach((reason, times) -> diary.warn("Refused %d times: %s".formatted(times, reason)));
  }

  private static void outputs(Order order, Values values) {
    for (var name : order.bot().outputs().keySet()) {
      var value = order.outputs().path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        values.output(name, Variables.convert(value, Object.class, "outputs." + name));
      }
    }
  }

  private static int from(Order order) {
    if (order.resumeFrom() == null) {
      return 0;
    }
    int index = order.bot().indexAfter(order.resumeFrom());
    if (index < 0) {
      throw new ContractBroken(
          "Expected bot %s to have a resume point \"%s\", but it has none of that name."
              .formatted(order.bot().name(), order.resumeFrom()));
    }
    return index;
  }

  private static RunResult finished(Order order, Values values, Diary diary) {
    var missing =
        order.bot().steps().stream()
            .filter(step -> order.resumeFrom() != null)
            .flatMap(Step::outputs)
            .filter(name -> !values.outputs().containsKey(name))
            .toList();
    missing.forEach(name -> diary.warn("Nobody has noted %s.".formatted(name)));
    return new RunResult.Finished(order.bot().name(), values.outputs(), diary.log());
  }

  private static RunResult failed(
      Order order,
      int at,
      @Nullable Step step,
      Values values,
      Diary diary,
      StepFailed failure,
      @Nullable Page page) {
    var bot = order.bot();
    String id = step == null ? "start" : step.id();
    String reason = values.mask().apply(String.valueOf(failure.getMessage()));
    var kept =
        new Evidence(page, values.mask(), order.shelf())
            .keep(bot.name(), id, reason, diary.steps());
    // Without a session nothing goes on by itself: all of it is the person's.
    String resumeFrom = at < 0 ? Bot.END : bot.resumePointAfter(at);
    var persons = bot.steps().subList(Math.max(0, at), Math.max(0, bot.indexAfter(resumeFrom)));
    var expected = new LinkedHashMap<String, RunResult.Expected>();
    persons.stream()
        .flatMap(Step::results)
        .filter(result -> !values.outputs().containsKey(result.output()))
        .forEach(
            result ->
                expected.put(
                    result.output(),
                    new RunResult.Expected(bot.outputs().get(result.output()), result.type())));
    String text =
        step == null
            ? "Do what the bot %s does: %s".formatted(bot.name(), bot.description())
            : values.say(step.text());
    return new RunResult.Failed(
        new RunResult.Failure(
            bot.name(),
            id,
            text,
            todo(persons, step, values),
            kept.url(),
            reason,
            resumeFrom,
            expected,
            values.outputs(),
            kept.picture(),
            kept.bundle(),
            kept.files()),
        failure.again(),
        diary.log());
  }

  /** The failed step, and what the bot would have done behind it up to the resume point. */
  private static List<String> todo(List<Step> steps, @Nullable Step failed, Values values) {
    return steps.stream()
        .flatMap(
            step ->
                failed != null && step.all().anyMatch(failed::equals)
                    ? from(step, failed)
                    : step.all())
        .filter(Walker::isForPeople)
        .map(step -> values.say(step.text()))
        .distinct()
        .toList();
  }

  private static Stream<Step> from(Step step, Step failed) {
    return step.all().dropWhile(each -> !each.equals(failed));
  }
}
