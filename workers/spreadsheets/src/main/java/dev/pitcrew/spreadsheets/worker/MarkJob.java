package dev.pitcrew.spreadsheets.worker;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.spreadsheets.UnreadableFile;
import dev.pitcrew.spreadsheets.mark.Mark;
import dev.pitcrew.spreadsheets.mark.MarkedCopy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the copy of a sheet that goes back to its sender, with every bad cell marked. Safe to run
 * twice: the same marks give the same bytes, which are kept under their own hash.
 */
final class MarkJob implements JobWork {

  static final String TYPE = "spreadsheets.mark";
  static final List<String> VARIABLES = List.of("document", "problems", "questions", "table");

  private static final TypeReference<List<Mark>> MARKS = new TypeReference<>() {};

  private final Function<String, DocumentShelf> shelves;

  MarkJob(Function<String, DocumentShelf> shelves) {
    this.shelves = shelves;
  }

  @Override
  public JobOutcome run(JobInput input) throws IOException {
    var marks = marks(input);
    var shelf = shelves.apply(input.processId());
    var file = Inbound.of(input, shelf);
    if (file.bytes() == null) {
      return JobOutcome.error(Inbound.UNREADABLE, file.tooLarge());
    }
    try {
      var copy = MarkedCopy.of(file.fileName(), file.bytes(), marks);
      var kept = shelf.put(copy.bytes(), copy.contentType(), copy.fileName());
      return JobOutcome.completed("markedCopy", kept.toVariable());
    } catch (UnreadableFile e) {
      return JobOutcome.error(Inbound.UNREADABLE, e.getMessage());
    }
  }

  /** What is named in problems and questions; without them, what reading the sheet found. */
  private static List<Mark> marks(JobInput input) {
    var marks = new ArrayList<Mark>();
    boolean named = input.at("problems").isPresent() || input.at("questions").isPresent();
    for (var name : List.of("problems", "questions")) {
      var node = named ? input.at(name) : input.at("table", name);
      node.ifPresent(
          list -> {
            try {
              marks.addAll(Variables.MAPPER.convertValue(list, MARKS));
            } catch (IllegalArgumentException e) {
              throw new ContractBroken(
                  "Expected to read variable %s, but it has another shape.".formatted(name));
            }
          });
    }
    return marks;
  }
}
