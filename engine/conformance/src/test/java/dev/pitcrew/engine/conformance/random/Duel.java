package dev.pitcrew.engine.conformance.random;

import dev.pitcrew.engine.RandomModel;
import dev.pitcrew.engine.conformance.scenario.Differences;
import dev.pitcrew.engine.conformance.side.Side;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One random process along one random path, on a real Zeebe and on Pitcrew at once: after each step
 * both have come to the same.
 */
public final class Duel {

  /** Later what still runs is canceled. */
  private static final int STEPS_MAX = 40;

  /** For what listeners have to say to the cancelling. */
  private static final int LAST_STEPS_MAX = 40;

  /** What Zeebe answers when it stumbles over itself; nobody can say then what is right. */
  private static final Set<String> STUMBLED = Set.of("INTERNAL", "DEADLINE_EXCEEDED");

  /** What it says of an expression that it had no time for; how much it has is the machine's. */
  private static final String TIMED_OUT = "Expected to evaluate expression but timed out after";

  /** What it says of some models with very many elements, which it cannot put in order. */
  private static final String UNSORTABLE = "Comparison method violates its general contract";

  /** How often Zeebe may be late. */
  private static final int LOOKS_MAX = 80;

  private static final Differences KNOWN = Differences.load("/random-differences.tsv");

  /** What is listed, but no run has met so far. */
  public static List<Differences.Known> neverMet() {
    return KNOWN.neverMet();
  }

  /** The two came to different ends, or to none. */
  public static final class Apart extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String what;
    private final int length;

    private Apart(String message, String what, int length) {
      super(message);
      this.what = what;
      this.length = length;
    }

    /** The first fact that only one of them has. */
    public String what() {
      return what;
    }

    /** Of the model, by which the simplest is found. */
    public int length() {
      return length;
    }
  }

  private final long model;
  private final long path;
  private final List<String> files;
  private final String newer;
  private final Lists lists;
  private final Look theirs;
  private final Look ours;
  private final Random random;
  private final List<String> steps = new ArrayList<>();
  private final Way way;
  private @Nullable String stumbledOver;

  private Duel(long model, long path, Side theirs, Side ours, Way way) {
    this.model = model;
    this.path = path;
    this.way = way;
    RandomModel drawn = RandomModel.of(model);
    this.files = drawn.files();
    this.newer = drawn.newer();
    this.lists = new Lists(files);
    this.theirs = new Look(theirs, lists);
    this.ours = new Look(ours, lists);
    this.random = new Random(31 * model + path);
  }

  /**
   * Plays it to its end.
   *
   * @param way is added what ours comes to
   * @return null where it came to its end; else over what Zeebe broke down
   * @throws Apart where the two are not the same any more
   */
  public static @Nullable String play(long model, long path, Side theirs, Side ours, Way way) {
    Duel duel = new Duel(model, path, theirs, ours, way);
    duel.play();
    return duel.stumbledOver;
  }

  private void play() {
    both(new Act("deploy", this::deploy));
    for (int i = random.nextInt(2); i >= 0; i--) {
      both(Acts.create("{\"items\":[1,2,3],\"choice\":%d}".formatted(random.nextInt(4))));
    }
    Acts acts = new Acts(random, new Changes(random, newer, files.getFirst(), lists));
    for (int step = 0; step < STEPS_MAX && isAnyActive() && stumbledOver == null; step++) {
      both(acts.next(ours.history(), false));
    }
    for (String instance : List.copyOf(ours.history().activeInstances().keySet())) {
      if (!instance.contains("/") && ours.history().activeInstances().containsKey(instance)) {
        both(Acts.cancel(instance));
      }
    }
    for (int step = 0; step < LAST_STEPS_MAX && isAnyActive() && stumbledOver == null; step++) {
      both(acts.next(ours.history(), true));
    }
    if (isAnyActive() && stumbledOver == null) {
      throw apart(List.of("still active: " + ours.history().activeInstances().keySet()));
    }
  }

  private boolean isAnyActive() {
    return !ours.history().activeInstances().isEmpty();
  }

  private void both(Act act) {
    if (stumbledOver != null) {
      return;
    }
    steps.add(act.name());
    String theirAnswer = theirs.does(act);
    if (STUMBLED.contains(theirAnswer)
        || theirs.refusal().contains(TIMED_OUT)
        || theirs.refusal().contains(UNSORTABLE)) {
      stumbledOver = "%s: %s %s".formatted(act, theirAnswer, theirs.refusal());
      return;
    }
    String ourAnswer = ours.does(act);
    List<String> apart = apart();
    way.add(act.name() + ": " + ourAnswer, ours.facts());
    if (stumbledOver != null) {
      return;
    }
    if (!theirAnswer.equals(ourAnswer)) {
      apart = new ArrayList<>(apart);
      apart.add(
          "Zeebe answers %s, Pitcrew %s %s%s"
              .formatted(theirAnswer, ourAnswer, theirs.refusal(), ours.refusal()));
    }
    if (!apart.isEmpty()) {
      throw apart(apart);
    }
    compareJobs();
  }

  /** What workers see; a job may be handed out a moment later. */
  private void compareJobs() {
    List<String> ourJobs = new ArrayList<>(ours.taken());
    List<String> theirJobs = new ArrayList<>(theirsTaken());
    List<String> unlisted = differences(theirJobs, ourJobs);
    for (int look = 0; look < LOOKS_MAX && !unlisted.isEmpty() && stumbledOver == null; look++) {
      giveTime();
      theirJobs.addAll(theirsTaken());
      ourJobs.addAll(ours.taken());
      unlisted = differences(theirJobs, ourJobs);
    }
    way.add("jobs", ourJobs);
    if (!unlisted.isEmpty() && stumbledOver == null) {
      throw apart(unlisted);
    }
  }

  /** What Zeebe hands out, unless it stumbles over that. */
  private List<String> theirsTaken() {
    try {
      return theirs.taken();
    } catch (ClientStatusException e) {
      stumbledOver = "taking jobs: " + e.getMessage();
      return List.of();
    }
  }

  private void giveTime() {
    patiently("waiting", theirs.side()::giveTime);
  }

  /** Zeebe is asked something, and may not answer. */
  private void patiently(String what, Runnable ask) {
    try {
      ask.run();
    } catch (ClientStatusException e) {
      stumbledOver = what + ": " + e.getMessage();
    }
  }

  private static List<String> differences(List<String> theirFacts, List<String> ourFacts) {
    List<String> theirRest = new ArrayList<>(theirFacts);
    List<String> ourRest = new ArrayList<>(ourFacts);
    ourFacts.forEach(theirRest::remove);
    theirFacts.forEach(ourRest::remove);
    return KNOWN.of("random", theirRest, ourRest).unlisted();
  }

  /** What one has and the other has not; Zeebe may take a moment to see what time it is. */
  private List<String> apart() {
    List<String> unlisted = List.of();
    ours.refresh();
    for (int look = 0; look < LOOKS_MAX && stumbledOver == null; look++) {
      patiently("looking", theirs::refresh);
      unlisted = differences(theirs.facts(), ours.facts());
      if (unlisted.isEmpty()) {
        return unlisted;
      }
      giveTime();
    }
    if (theirs.facts().stream().anyMatch(fact -> fact.contains(TIMED_OUT))) {
      stumbledOver = steps.getLast() + ": " + TIMED_OUT;
      return List.of();
    }
    return unlisted;
  }

  private String deploy(Look look) {
    DeployResourceCommandStep2 command = null;
    for (int i = 0; i < files.size(); i++) {
      byte[] file = files.get(i).getBytes(StandardCharsets.UTF_8);
      String name = i + ".bpmn";
      command =
          command == null
              ? look.client().newDeployResourceCommand().addResourceBytes(file, name)
              : command.addResourceBytes(file, name);
    }
    if (command != null) {
      command.addResourceStringUtf8(RandomModel.DECISION, "sizing.dmn").send().join();
    }
    return "ok";
  }

  private Apart apart(List<String> what) {
    return new Apart(
        "Model %d, path %d: apart after%n  %s%nin:%n  %s%n%s"
            .formatted(
                model,
                path,
                String.join("\n  ", steps),
                String.join("\n  ", what),
                files.getLast()),
        what.getFirst(),
        files.getLast().length());
  }
}
