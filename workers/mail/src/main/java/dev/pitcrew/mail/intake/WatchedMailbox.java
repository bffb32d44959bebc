package dev.pitcrew.mail.intake;

import dev.pitcrew.mail.Mailbox;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.MailRecord;
import dev.pitcrew.records.mail.Mails;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a mailbox: each look takes what is new in it and puts it away. For one thread. */
final class WatchedMailbox {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedMailbox.class);
  private static final int MAILS_PER_LOOK = 200;
  private static final String DONE = "PitcrewDone";
  private static final Set<MailRecord.State> FOR_PEOPLE =
      EnumSet.of(MailRecord.State.NOT_UNDERSTOOD, MailRecord.State.PARTLY);

  private final Mailbox mailbox;
  private final Records records;
  private final MailIntake intake;
  private boolean away;

  WatchedMailbox(Mailbox mailbox, Records records, MailIntake intake) {
    this.mailbox = mailbox;
    this.records = records;
    this.intake = intake;
  }

  /**
   * One look at the open folder.
   *
   * @return whether there may be more to look at, at once
   * @throws MessagingException when the connection breaks; look again over a new one
   */
  boolean look(IMAPStore store, IMAPFolder folder) throws MessagingException {
    Message[] all = folder.getMessages();
    var profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.FLAGS);
    folder.fetch(all, profile);
    Map<Long, MailRecord.State> done =
        records.mails().done(mailbox.name(), folder.getUIDValidity());
    Map<IMAPMessage, MailRecord.State> looked = new LinkedHashMap<>();
    for (Message each : all) {
      if (looked.size() == MAILS_PER_LOOK) {
        break; // The rest is for the next look.
      }
      if (!each.isExpunged() && !each.isSet(Flags.Flag.DELETED) && !isTooOld(each)) {
        var mail = (IMAPMessage) each;
        long uid = folder.getUID(mail);
        if (!done.containsKey(uid)) {
          take(new Mails.Place(mailbox.name(), folder.getUIDValidity(), uid), mail)
              .ifPresent(state -> looked.put(mail, state));
        } else if (mailbox.after() instanceof Mailbox.After.Move) {
          // It could not be moved before.
          looked.put(mail, done.get(uid));
        }
      }
    }
    for (var each : looked.entrySet()) {
      putAway(store, folder, each.getKey(), each.getValue());
    }
    return !looked.isEmpty() || folder.getMessageCount() != all.length;
  }

  private boolean isTooOld(Message mail) throws MessagingException {
    Date received = mailbox.since() == null ? null : mail.getReceivedDate();
    return received != null
        && received.toInstant().isBefore(mailbox.since().atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /** Nothing where the engine or a store is away. */
  private Optional<MailRecord.State> take(Mails.Place place, IMAPMessage mail)
      throws MessagingException {
    try {
      MailRecord.State state = state(place, mail);
      away = false;
      return Optional.of(state);
    } catch (RuntimeException e) {
      if (!away) {
        LOG.warn(
            "A mail could not be handed in; every look tries again. mailbox={} uid={}",
            place.mailbox(),
            place.uid(),
            e);
      }
      away = true;
      return Optional.empty();
    }
  }

  private MailRecord.State state(Mails.Place place, IMAPMessage mail) throws MessagingException {
    if (mail.getSize() > MailReader.MAIL_BYTES_MAX) {
      return intake.refuse(place, MailReader.tooLarge());
    }
    mail.setPeek(true);
    var bytes = new LimitedBytes(MailReader.MAIL_BYTES_MAX);
    try {
      mail.writeTo(bytes);
    } catch (LimitedBytes.Full e) {
      return intake.refuse(place, MailReader.tooLarge());
    } catch (IOException e) {
      throw new MessagingException("A mail could not be fetched.", e);
    }
    return intake.take(place, bytes.toByteArray());
  }

  private void putAway(IMAPStore store, IMAPFolder folder, IMAPMessage mail, MailRecord.State state)
      throws MessagingException {
    switch (mailbox.after()) {
      case Mailbox.After.Flag flag -> {
        mail.setFlag(Flags.Flag.SEEN, true);
        if (folder.getPermanentFlags().contains(Flags.Flag.USER)) {
          mail.setFlags(new Flags(DONE), true);
        }
        if (FOR_PEOPLE.contains(state)) {
          mail.setFlag(Flags.Flag.FLAGGED, true);
        }
      }
      case Mailbox.After.Move move -> {
        String name = FOR_PEOPLE.contains(state) ? move.notUnderstood() : move.processed();
        Folder target = store.getFolder(name);
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
          throw new MessagingException("The folder \"" + name + "\" cannot be made.");
        }
        Message[] one = {mail};
        if (store.hasCapability("MOVE")) {
          folder.moveMessages(one, target);
        } else {
          folder.copyMessages(one, target);
          mail.setFlag(Flags.Flag.DELETED, true);
          if (store.hasCapability("UIDPLUS")) {
            // Without it, mails that others have marked would go too.
            folder.expunge(one);
          }
        }
      }
    }
  }
}
