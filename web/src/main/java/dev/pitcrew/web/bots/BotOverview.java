package dev.pitcrew.web.bots;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.bots.BotBook;
import dev.pitcrew.records.bots.BotStops;
import dev.pitcrew.records.workitems.WorkItem;
import dev.pitcrew.records.workitems.WorkItems;
import dev.pitcrew.web.people.SignedIn;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Puts together what the books, the engine and the bots' files say. */
@Component
final class BotOverview {

  private static final int RUNS_SHOWN = 50;
  private static final Comparator<Schedule> SOONEST =
      Comparator.comparing(
          schedule -> schedule.next() == null ? Long.MAX_VALUE : schedule.next().toEpochSecond());

  private final ObjectProvider<Records> records;
  private final ObjectProvider<BotsPort> port;
  private final BotEngine engine;

  BotOverview(ObjectProvider<Records> records, ObjectProvider<BotsPort> port, BotEngine engine) {
    this.records = records;
    this.port = port;
    this.engine = engine;
  }

  BotsPage all(SignedIn person) {
    BotBook book = books().bots();
    Map<String, BotBook.Summary> summaries =
        book.summaries().stream()
            .collect(Collectors.toMap(BotBook.Summary::bot, Function.identity()));
    Map<String, BotsPort.Known> known = known(summaries.keySet());
    List<BotModel> models = engine.models(person);
    List<BotJob> jobs = engine.jobs(person);
    Times times = new Times(person, models);
    List<BotsPage.Row> rows =
        known.values().stream()
            .map(bot -> row(bot, summaries.get(bot.name()), jobs, times, known.keySet()))
            .toList();
    return new BotsPage(
        rows,
        book.stops().said(BotStops.ALL),
        book.stops().stoppedBy(BotStops.ALL).orElse(""),
        jobs.stream().filter(job -> !known.containsKey(job.bot())).toList(),
        queues(BotEngine.names(models)),
        jobs.size() == BotEngine.JOBS_MAX,
        books().clock().instant());
  }

  /** Empty for a bot of which there is neither a file nor a run. */
  Optional<BotPage> one(SignedIn person, String name) {
    BotBook book = books().bots();
    Set<String> ran =
        book.summaries().stream().map(BotBook.Summary::bot).collect(Collectors.toSet());
    Map<String, BotsPort.Known> known = known(ran);
    BotsPort.Known bot = known.get(name);
    if (bot == null) {
      return Optional.empty();
    }
    List<BotModel> models = engine.models(person);
    Times times = new Times(person, models);
    Map<String, Set<String>> chain = BotChain.of(name, known.keySet(), models);
    Map<String, String> names = BotEngine.names(models);
    return Optional.of(
        new BotPage(
            bot,
            book.stops().said(name),
            book.stops().stoppedBy(name).orElse(""),
            book.stops().said(BotStops.ALL) != BotStops.Mode.OPEN,
            times.of(chain),
            engine.jobs(person).stream().filter(job -> job.bot().equals(name)).toList(),
            book.latest(name, RUNS_SHOWN).stream().map(RunView::of).toList(),
            lastFailure(book, name),
            chain.keySet().stream().map(id -> names.getOrDefault(id, id)).sorted().toList(),
            names,
            books().clock().instant()));
  }

  private BotsPage.Row row(
      BotsPort.Known bot,
      BotBook.Summary summary,
      List<BotJob> jobs,
      Times times,
      Set<String> known) {
    BotBook book = books().bots();
    List<RunView> latest = book.latest(bot.name(), RUNS_SHOWN).stream().map(RunView::of).toList();
    var now = books().clock().instant();
    int running = (int) latest.stream().filter(run -> run.stands(now).equals("running")).count();
    List<BotJob> own = jobs.stream().filter(job -> job.bot().equals(bot.name())).toList();
    int stuck = (int) own.stream().filter(BotJob::needsAPerson).count();
    return new BotsPage.Row(
        bot,
        summary == null ? BotStops.Mode.OPEN : summary.mode(),
        Math.max(0, own.size() - stuck - running),
        running,
        stuck,
        times.of(BotChain.of(bot.name(), known, times.models())).stream().findFirst().orElse(null),
        latest.isEmpty() ? null : latest.getFirst(),
        summary == null || summary.lastFailure() == null ? null : RunView.of(summary.lastFailure()),
        latest.stream()
            .filter(run -> run.attempt().state() == BotBook.State.FINISHED)
            .findFirst()
            .map(run -> run.attempt().warnings())
            .orElse(0));
  }

  private static RunView lastFailure(BotBook book, String name) {
    return book.summaries().stream()
        .filter(summary -> summary.bot().equals(name) && summary.lastFailure() != null)
        .map(summary -> RunView.of(summary.lastFailure()))
        .findFirst()
        .orElse(null);
  }

  /** Those with a file, and those that ran although their file is gone. */
  private Map<String, BotsPort.Known> known(Set<String> ran) {
    Map<String, BotsPort.Known> known = new TreeMap<>();
    Optional.ofNullable(port.getIfAvailable())
        .map(BotsPort::all)
        .orElse(List.of())
        .forEach(bot -> known.put(bot.name(), bot));
    new TreeSet<>(ran)
        .forEach(
            name ->
                known.putIfAbsent(
                    name,
                    new BotsPort.Known(name, "", List.of(), "There is no file of this name.")));
    return known;
  }

  private List<BotsPage.QueueRow> queues(Map<String, String> names) {
    WorkItems items = books().workItems();
    return items.queues().stream()
        .map(
            queue -> {
              String process =
                  items.list(queue.name(), WorkItem.State.NEW, 1).stream()
                      .map(WorkItem::processId)
                      .findFirst()
                      .orElse("");
              return new BotsPage.QueueRow(queue, names.getOrDefault(process, process));
            })
        .toList();
  }

  Records books() {
    Records open = records.getIfAvailable();
    if (open == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return open;
  }

  String process(SignedIn person, String id) {
    return BotEngine.names(engine.models(person)).getOrDefault(id, id);
  }

  /** Works out when timers come, asking the engine once for each of them. */
  private final class Times {

    private final SignedIn person;
    private final List<BotModel> models;
    private final Map<String, List<OffsetDateTime>> waiting = new TreeMap<>();
    private final Map<String, Optional<OffsetDateTime>> starts = new TreeMap<>();

    Times(SignedIn person, List<BotModel> models) {
      this.person = person;
      this.models = models;
    }

    List<BotModel> models() {
      return models;
    }

    List<Schedule> of(Map<String, Set<String>> chain) {
      ZonedDateTime now = books().clock().instant().atZone(ZoneOffset.UTC);
      List<Schedule> schedules = new ArrayList<>();
      for (BotModel model : models) {
        Set<String> targets = chain.get(model.processId());
        if (targets == null) {
          continue;
        }
        for (BotModel.Start start : model.starts()) {
          schedules.add(
              new Schedule(
                  model.name(),
                  start.name().isBlank() ? start.text() : start.name(),
                  TimerTimes.next(start, last(model), now).orElse(null),
                  0));
        }
        model.waits().stream()
            .filter(wait -> model.leads(wait.elementId(), targets))
            .forEach(wait -> add(schedules, model, wait));
      }
      return schedules.stream().sorted(SOONEST).toList();
    }

    private void add(List<Schedule> schedules, BotModel model, BotModel.Wait wait) {
      List<OffsetDateTime> moments =
          waiting.computeIfAbsent(
              model.key() + " " + wait.elementId(), key -> engine.waiting(person, model, wait));
      if (!moments.isEmpty()) {
        schedules.add(
            new Schedule(
                model.name(), wait.name(), moments.getFirst().toZonedDateTime(), moments.size()));
      }
    }

    private OffsetDateTime last(BotModel model) {
      return starts
          .computeIfAbsent(model.processId(), id -> engine.lastStart(person, id))
          .orElse(null);
    }
  }
}
