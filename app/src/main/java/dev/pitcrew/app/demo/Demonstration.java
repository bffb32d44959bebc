package dev.pitcrew.app.demo;

import dev.pitcrew.app.RunningOffice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Every process through to its end, unattended: documents, claims and hires come in, the played
 * people decide, bots work in browsers, the played bank pays, the month is reported.
 */
public final class Demonstration {

  private final Stage stage;
  private final Programme programme;

  private Demonstration(Stage stage, Programme programme) {
    this.stage = stage;
    this.programme = programme;
  }

  public static Demonstration of(
      RunningOffice office, Programme programme, Consumer<String> progress) {
    return new Demonstration(new Stage(office, progress), programme);
  }

  /**
   * Plays everything and waits until all has ended.
   *
   * @return what came of it, and whether everything came out as it is known
   */
  public Result run() throws InterruptedException {
    Payments payments = new Payments(stage);
    List<Play> plays = new ArrayList<>();
    plays.add(new InvoicesPlay(stage, payments, programme.documents()));
    if (!programme.claims().isEmpty()) {
      plays.add(new ClaimsPlay(stage, programme.claims()));
    }
    if (programme.bots()) {
      plays.add(new PersonnelPlay(stage));
    }
    List<Section> sections = new ArrayList<>(programme.inTurn() ? inTurn(plays) : performed(plays));
    // What belongs to a month has been posted and paid before it is reported.
    if (!programme.claims().isEmpty()) {
      sections.addAll(performed(List.of(new ReimbursementPlay(stage, payments))));
    }
    if (programme.bots()) {
      sections.addAll(performed(List.of(new ReportPlay(stage))));
    }
    return result(sections);
  }

  private static List<Section> inTurn(List<Play> plays) throws InterruptedException {
    List<Section> sections = new ArrayList<>();
    for (Play play : plays) {
      sections.addAll(performed(List.of(play)));
    }
    return sections;
  }

  /** Side by side, in the order they are given. */
  private static List<Section> performed(List<Play> plays) throws InterruptedException {
    List<Section> sections = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Section>> performing =
          plays.stream().map(play -> threads.submit(play::perform)).toList();
      for (int i = 0; i < plays.size(); i++) {
        sections.add(section(plays.get(i), performing.get(i)));
      }
    }
    return sections;
  }

  private static Section section(Play play, Future<Section> performing)
      throws InterruptedException {
    try {
      return performing.get();
    } catch (ExecutionException e) {
      return Section.stopped(play.title(), e.getCause() == null ? e : e.getCause());
    }
  }

  private static Result result(List<Section> sections) {
    return new Result(
        sections.stream().map(Section::text).collect(Collectors.joining()),
        sections.stream().mapToInt(section -> section.rows().size()).sum(),
        sections.stream().allMatch(Section::asExpected));
  }

  /**
   * What came of it.
   *
   * @param text a section for each process
   * @param cases how many cases stand in the tables
   */
  public record Result(String text, int cases, boolean asExpected) {}
}
