package dev.pitcrew.browser.run;

import dev.pitcrew.browser.bot.Step;
import dev.pitcrew.browser.page.Found;
import dev.pitcrew.browser.run.StepReport.Outcome;
import dev.pitcrew.jobs.shelf.DocumentRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes down how a run goes, without secrets. */
final class Diary {

  static final int PICTURES_MAX = 300;

  private static final int STEPS_KEPT_MAX = 2_000;
  private static final int WARNINGS_MAX = 100;

  private final InstantSource clock;
  private final List<StepReport> steps = new ArrayList<>();
  private final List<RunResult.Picture> pictures = new ArrayList<>();
  private final List<DocumentRef> downloads = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  Diary(InstantSource clock) {
    this.clock = clock;
  }

  void step(
      String id,
      String text,
      Outcome outcome,
      @Nullable Found found,
      Instant begun,
      UnaryOperator<String> mask) {
    if (steps.size() < STEPS_KEPT_MAX || outcome == Outcome.FAILED) {
      steps.add(
          new StepReport(
              id,
              mask.apply(text),
              outcome,
              found == null ? null : found.by().how().word(),
              found == null ? null : found.first().how().word(),
              Duration.between(begun, clock.instant()).toMillis()));
    }
    if (found != null && !found.asKnown()) {
      warn(
          "Step %s was found by %s and not by %s any more; the page has changed."
              .formatted(id, found.by().how().word(), found.first().how().word()));
    }
  }

  void warn(String warning) {
    if (warnings.size() < WARNINGS_MAX) {
      warnings.add(warning);
    }
  }

  boolean hasRoomForPictures() {
    return pictures.size() < PICTURES_MAX;
  }

  void picture(String step, DocumentRef document) {
    pictures.add(new RunResult.Picture(step, document));
  }

  void download(DocumentRef document) {
    downloads.add(document);
  }

  List<StepReport> steps() {
    return List.copyOf(steps);
  }

  RunResult.Log log() {
    return new RunResult.Log(
        steps(), List.copyOf(pictures), List.copyOf(downloads), List.copyOf(warnings));
  }

  static String id(Step step, int row) {
    return row == 0 ? step.id() : "%s (row %d)".formatted(step.id(), row);
  }
}
