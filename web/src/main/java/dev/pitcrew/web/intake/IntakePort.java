package dev.pitcrew.web.intake;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where uploaded documents go; the application wires the documents worker's intake to it. */
@FunctionalInterface
public interface IntakePort {

  /**
   * Hands one document in. Safe to repeat: the same bytes never start a second case.
   *
   * @param fileName as the sender named it; only ever shown, never used as a path
   * @param channel {@code upload} from the pages
   * @param sender username of whoever uploads; null when unknown
   */
  Outcome submit(byte[] bytes, String fileName, String channel, @Nullable String sender);

  /** A file as it was sent. */
  record Upload(byte[] bytes, String fileName) {}

  /**
   * Which files of one upload may be shapes of one invoice, by their names: positions in groups of
   * one or two. Each file is in one group.
   */
  default List<List<Integer>> together(List<String> fileNames) {
    return IntStream.range(0, fileNames.size()).mapToObj(List::of).toList();
  }

  /** Hands one such group in; what became of each file, in the group's order. */
  default List<Outcome> submitTogether(
      List<Upload> group, String channel, @Nullable String sender) {
    return group.stream()
        .map(file -> submit(file.bytes(), file.fileName(), channel, sender))
        .toList();
  }

  /** What became of it. */
  sealed interface Outcome {

    /** A new case. */
    record Accepted(String caseId) implements Outcome {}

    /** Another shape of an invoice that came with it, kept in its case. */
    record Attached(String caseId) implements Outcome {}

    /** The same bytes are known already; nothing new has started. */
    record Known(String caseId) implements Outcome {}

    /** Not taken; a whole sentence says why. */
    record Refused(String reason) implements Outcome {}
  }
}
