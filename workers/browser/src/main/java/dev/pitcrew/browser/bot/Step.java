package dev.pitcrew.browser.bot;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a bot.
 *
 * @param id its place, {@code 3} or {@code 3.2}; of a recording {@code 3.2} likewise
 * @param line of the file it stands in
 * @param name where the file gives it one, to be skipped to
 * @param text what it does, in words a person can follow; may hold places
 * @param within how long it may take, absent for the bot's patience
 * @param navigates whether the page must go on by it
 */
public record Step(
    String id,
    int line,
    @Nullable String name,
    Template text,
    @Nullable Duration within,
    boolean navigates,
    Action action) {

  /** The steps inside it. */
  public List<Step> inner() {
    return switch (action) {
      case Action.ForEach each -> each.body();
      case Action.If choice ->
          Stream.concat(choice.then().stream(), choice.otherwise().stream()).toList();
      case Action.Effect effect ->
          Stream.concat(effect.lookUp().stream(), effect.body().stream()).toList();
      case Action.InFrame frame -> frame.body();
      case Action.Recording recording -> recording.body();
      default -> List.of();
    };
  }

  /** This step and all inside it. */
  public Stream<Step> all() {
    return Stream.concat(Stream.of(this), inner().stream().flatMap(Step::all));
  }

  /** The outputs it and the steps inside it set. */
  public Stream<String> outputs() {
    return results().map(Result::output);
  }

  /**
   * Something that is noted.
   *
   * @param type {@code text}, {@code document} or {@code rows}, as for inputs
   */
  public record Result(String output, String type) {}

  /** What it and the steps inside it note, and of which kind each is. */
  public Stream<Result> results() {
    return all()
        .flatMap(
            step ->
                switch (step.action()) {
                  case Action.Read read -> Stream.of(new Result(read.into(), "text"));
                  case Action.ReadTable read -> Stream.of(new Result(read.into(), "rows"));
                  case Action.Download download ->
                      Stream.of(new Result(download.into(), "document"));
                  case Action.Picture picture when picture.into() != null ->
                      Stream.of(new Result(picture.into(), "document"));
                  default -> Stream.empty();
                });
  }
}
