package dev.pitcrew.engine;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A random process, one that it calls and one that its signals begin, from a seed.
 *
 * @param transitionsMax how far a step may go
 * @param drawn the seed of the process itself
 */
public record RandomModel(int transitionsMax, long drawn) {

  public static RandomModel of(long model) {
    // The model's own random numbers end with it, so that its paths are of one and the same.
    Random shape = new Random(model);
    int transitions = shape.nextBoolean() ? 2_000 : 1 + shape.nextInt(7);
    return new RandomModel(transitions, shape.nextLong());
  }

  static Graph child() {
    return new Graph(TestEngine.FEEL, "child")
        .start("cs")
        .job("ct", "work")
        .end("ce")
        .flow("cs", "ct", "ce");
  }

  static Graph begun() {
    Graph begun = new Graph(TestEngine.FEEL, "begun");
    return begun.start("bs", begun.signal("t")).job("bt", "work").end("be").flow("bs", "bt", "be");
  }

  /** Anew each time. */
  Graph process() {
    return new RandomGraph(new Random(drawn), new Graph(TestEngine.FEEL, "p"), false).build();
  }

  /** The same as files, without what a Zeebe cannot do that speaks gRPC alone. */
  public List<String> files() {
    Graph judged =
        new RandomGraph(new Random(drawn), new Graph(TestEngine.FEEL, "p"), true).build();
    return Stream.of(child(), begun(), judged).map(Graph::build).map(GraphXml::of).toList();
  }
}
