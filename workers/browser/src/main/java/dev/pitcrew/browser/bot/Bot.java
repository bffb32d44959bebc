package dev.pitcrew.browser.bot;

import dev.pitcrew.browser.egress.HostPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bot as its file describes it.
 *
 * @param inputs what a job gives it, by name, in the file's order
 * @param outputs what it gives back, by name: what a person would call it
 * @param secrets the names of those it may use
 * @param totp the secret its one-time codes come from, absent where it needs none
 * @param patience how long a step waits for the page
 * @param limit how long a run may take
 * @param signIn done at the beginning of each session, also of one that goes on after a person
 */
public record Bot(
    String name,
    String description,
    List<HostPattern> hosts,
    Map<String, Input> inputs,
    Map<String, String> outputs,
    Set<String> secrets,
    @Nullable String totp,
    Duration patience,
    Duration limit,
    List<Step> signIn,
    List<Step> steps) {

  /** The resume point behind the last step: a person has done all there is. */
  public static final String END = "end";

  public Bot {
    hosts = List.copyOf(hosts);
    secrets = Set.copyOf(secrets);
    signIn = List.copyOf(signIn);
    steps = List.copyOf(steps);
  }

  /** What a job gives. */
  public record Input(Type type, boolean optional) {}

  /** Kinds of inputs. */
  public enum Type {
    TEXT,
    NUMBER,
    DATE,
    YES_NO,
    DOCUMENT,
    ROWS
  }

  /** Every step, of the sign-in too. */
  public Stream<Step> allSteps() {
    return Stream.concat(signIn.stream(), steps.stream()).flatMap(Step::all);
  }

  /** The index behind a resume point's own step; that of the end is behind the last. */
  public int indexAfter(String resumePoint) {
    if (resumePoint.equals(END)) {
      return steps.size();
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).action() instanceof Action.ResumePoint point
          && point.called().equals(resumePoint)) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The first resume point behind a step of the first level. */
  public String resumePointAfter(int index) {
    return steps.stream()
        .skip(index + 1L)
        .map(Step::action)
        .filter(Action.ResumePoint.class::isInstance)
        .map(action -> ((Action.ResumePoint) action).called())
        .findFirst()
        .orElse(END);
  }
}
