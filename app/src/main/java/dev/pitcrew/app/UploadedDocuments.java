package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.documents.intake.Pairs;
import dev.pitcrew.web.intake.IntakePort;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Uploads of the pages go the way of the watched folder. */
record UploadedDocuments(Intake intake) implements IntakePort {

  @Override
  public Outcome submit(byte[] bytes, String fileName, String channel, @Nullable String sender) {
    return shown(intake.submit(bytes, fileName, channel, sender));
  }

  @Override
  public List<List<Integer>> together(List<String> fileNames) {
    List<Integer> all = IntStream.range(0, fileNames.size()).boxed().toList();
    return Pairs.of(all, fileNames::get).stream()
        .map(group -> group.page() == null ? List.of(group.file()) : pair(group))
        .toList();
  }

  private static List<Integer> pair(Pairs.Group<Integer> group) {
    return List.of(group.file(), group.page());
  }

  @Override
  public List<Outcome> submitTogether(List<Upload> group, String channel, @Nullable String sender) {
    if (group.size() != 2) {
      return IntakePort.super.submitTogether(group, channel, sender);
    }
    var outcome = intake.submitTogether(file(group.get(0)), file(group.get(1)), channel, sender);
    return List.of(shown(outcome.data()), shown(outcome.page()));
  }

  private static Intake.HandedIn file(Upload upload) {
    return new Intake.HandedIn(upload.bytes(), upload.fileName());
  }

  private static Outcome shown(IntakeOutcome outcome) {
    return switch (outcome) {
      case IntakeOutcome.Started started -> new Outcome.Accepted(started.caseId());
      case IntakeOutcome.Attached attached -> new Outcome.Attached(attached.caseId());
      case IntakeOutcome.Known known -> new Outcome.Known(known.caseId());
      case IntakeOutcome.Refused refused -> new Outcome.Refused(refused.message());
    };
  }
}
