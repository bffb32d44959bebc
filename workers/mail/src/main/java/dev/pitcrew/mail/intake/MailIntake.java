package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.MailRecord;
import dev.pitcrew.records.mail.Mails;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What becomes of a mail: noted, its documents handed in, the sender told of what is known already,
 * its end noted, in this order, so that after a crash between any two steps the same mail goes on
 * where it stopped.
 */
final class MailIntake {

  private final Records records;
  private final MailFeed feed;
  private final MailReader reader;
  private final KnownReply knownReply;

  /**
   * @param ownAddresses what comes from them starts nothing
   */
  MailIntake(Records records, MailFeed feed, Set<String> ownAddresses) {
    this.records = records;
    this.feed = feed;
    this.reader = new MailReader(ownAddresses);
    this.knownReply = new KnownReply(records);
  }

  /**
   * @throws RuntimeException where the engine or a store cannot be reached; hand it in again
   */
  MailRecord.State take(Mails.Place place, byte[] bytes) {
    ReadMail head = reader.head(bytes);
    MailRecord mail =
        records
            .mails()
            .begin(place, Sha256.of(bytes), head.messageId(), head.sender(), head.subject());
    if (mail.state() != MailRecord.State.WORKING) {
      return mail.state();
    }
    try {
      return take(mail, reader.read(bytes));
    } catch (NotReadable e) {
      return finish(mail, MailRecord.State.NOT_UNDERSTOOD, List.of(e.getMessage()), List.of());
    }
  }

  /** A mail whose bytes are not even fetched. */
  MailRecord.State refuse(Mails.Place place, String why) {
    String identity = "%d/%d".formatted(place.uidValidity(), place.uid());
    MailRecord mail = records.mails().begin(place, identity, null, null, null);
    return mail.state() == MailRecord.State.WORKING
        ? finish(mail, MailRecord.State.NOT_UNDERSTOOD, List.of(why), List.of())
        : mail.state();
  }

  private MailRecord.State take(MailRecord mail, ReadMail read) {
    if (read.own() || read.auto() == AutoMail.REPLY) {
      String why = read.own() ? "We sent it ourselves." : "It is an automatic reply or report.";
      return finish(mail, MailRecord.State.NOTHING, List.of(why), List.of());
    }
    Sorting sorting = Sorting.of(read, feed::wants);
    if (sorting.documents().isEmpty()) {
      return withoutDocument(mail, read, sorting);
    }
    Set<String> cases = new LinkedHashSet<>();
    List<String> notes = new ArrayList<>(sorting.notes());
    boolean repeated = records.mails().isRepeated(mail);
    for (MailFeed.Taken one : feed.take(sorting.documents(), read.sender())) {
      switch (one.outcome()) {
        case IntakeOutcome.Started started -> cases.add(started.caseId());
        case IntakeOutcome.Attached attached -> cases.add(attached.caseId());
        case IntakeOutcome.Known known -> {
          cases.add(known.caseId());
          // What this very mail began, before a crash, is not known to its sender.
          if (known.firstSeen().isBefore(mail.firstSeen()) && !repeated) {
            knownReply.write(read, one.document(), known);
          }
        }
        case IntakeOutcome.Refused refused ->
            notes.add("\"%s\": %s".formatted(one.document().fileName(), refused.message()));
      }
    }
    MailRecord.State state =
        notes.isEmpty()
            ? MailRecord.State.TAKEN
            : cases.isEmpty() ? MailRecord.State.NOT_UNDERSTOOD : MailRecord.State.PARTLY;
    notes.addAll(sorting.remarks());
    return finish(mail, state, notes, List.copyOf(cases));
  }

  private MailRecord.State withoutDocument(MailRecord mail, ReadMail read, Sorting sorting) {
    List<String> why = new ArrayList<>(sorting.notes());
    why.addAll(sorting.remarks());
    // Newsletters and notices come by the hundred; nobody should have to look at each.
    if (read.auto() == AutoMail.GENERATED && sorting.notes().isEmpty()) {
      why.addFirst("A program wrote it, and it holds no document.");
      return finish(mail, MailRecord.State.NOTHING, why, List.of());
    }
    if (why.isEmpty()) {
      why.add("It holds no document.");
    }
    return finish(mail, MailRecord.State.NOT_UNDERSTOOD, why, List.of());
  }

  private MailRecord.State finish(
      MailRecord mail, MailRecord.State state, List<String> why, List<String> cases) {
    records.mails().finish(mail, state, why.isEmpty() ? null : String.join(" ", why), cases);
    return state;
  }
}
