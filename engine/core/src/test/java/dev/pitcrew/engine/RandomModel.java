package dev.pitcrew.engine;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A random process, a smaller one and others that it calls, and one that its signals begin, from a
 * seed.
 *
 * @param transitionsMax how far a step may go
 * @param drawn the seed of the process itself
 */
public record RandomModel(int transitionsMax, long drawn) {

  static final String TAG = "steady";

  /** The smaller one. */
  static final String INNER = "inner";

  /** Of the sizes of a choice two hold at 1. */
  public static final String DECISION =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="Sizes" namespace="random">
        <decision id="sizing" name="Sizing"><decisionTable id="table" hitPolicy="UNIQUE">
          <input id="in"><inputExpression id="of" typeRef="number"><text>choice</text></inputExpression></input>
          <output id="out" name="size" typeRef="string"/>
          <rule id="small"><inputEntry id="i1"><text>&lt;= 1</text></inputEntry><outputEntry id="o1"><text>"small"</text></outputEntry></rule>
          <rule id="large"><inputEntry id="i2"><text>&gt;= 1</text></inputEntry><outputEntry id="o2"><text>"large"</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>
      """;

  public static RandomModel of(long model) {
    // The model's own random numbers end with it, so that its paths are of one and the same.
    Random shape = new Random(model);
    int transitions = shape.nextBoolean() ? 2_000 : 1 + shape.nextInt(7);
    return new RandomModel(transitions, shape.nextLong());
  }

  static Graph child() {
    return new Graph(TestEngine.FEEL, "child")
        .tagged(TAG)
        .start("cs")
        .job("ct", "work")
        .end("ce")
        .flow("cs", "ct", "ce");
  }

  /** Another version of the called process, with the same tag or none. */
  static Graph newerChild(boolean tagged) {
    return new Graph(TestEngine.FEEL, "child")
        .tagged(tagged ? TAG : null)
        .start("cs")
        .pass("cp")
        .job("ct", "work")
        .end("ce")
        .flow("cs", "cp", "ct", "ce");
  }

  static Graph begun() {
    Graph begun = new Graph(TestEngine.FEEL, "begun");
    return begun.start("bs", begun.signal("t")).job("bt", "work").end("be").flow("bs", "bt", "be");
  }

  /** Fails, escalates, or has work done. */
  static Graph errand() {
    Graph errand = new Graph(TestEngine.FEEL, "errand");
    return errand
        .start("es")
        .exclusive("which", "which-et")
        .job("et", "work")
        .end("ee")
        .end("failed", errand.error("bad"))
        .throwing("raised", errand.escalation("up1"))
        .flow("es", "which", "et", "ee")
        .flowIf("=choice = 1", "which", "failed")
        .flowIf("=choice = 2", "which", "raised")
        .flow("raised", "et");
  }

  /** Anew each time. */
  Graph process() {
    return drawn(false).build();
  }

  /** Called by the process; anew each time. */
  Graph inner() {
    Graph graph = new Graph(TestEngine.FEEL, INNER).tagged(TAG);
    long seed = 37 * drawn;
    return new RandomGraph(new Random(seed), new Random(~seed), null, graph, false).build();
  }

  /** The same as files, the process last, without what a Zeebe cannot do that is asked by gRPC. */
  public List<String> files() {
    return Stream.of(child(), begun(), errand(), judged())
        .map(Graph::build)
        .map(GraphXml::of)
        .toList();
  }

  /** Another version of the process. */
  public String newer() {
    return GraphXml.of(judged().tagged("v2").build());
  }

  private Graph judged() {
    return drawn(true).build();
  }

  private RandomGraph drawn(boolean judged) {
    Graph graph = new Graph(TestEngine.FEEL, "p");
    RandomStarts starts = new RandomStarts(new Random(31 * drawn), graph, judged);
    return new RandomGraph(new Random(drawn), new Random(~drawn), starts, graph, judged);
  }
}
