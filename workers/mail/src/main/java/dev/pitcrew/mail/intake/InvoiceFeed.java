package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.Pairs;
import dev.pitcrew.documents.read.FileKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each document begins a case of its own; XML and PDF of one name begin one together. */
public record InvoiceFeed(Intake intake) implements MailFeed {

  private static final String CHANNEL = "mail";

  @Override
  public boolean wants(FileKind kind) {
    return kind == FileKind.PDF || kind == FileKind.XML || kind.isPicture();
  }

  @Override
  public List<Taken> take(List<MailDocument> documents, @Nullable String sender) {
    List<Taken> taken = new ArrayList<>();
    for (var group : Pairs.of(documents, MailDocument::fileName)) {
      MailDocument file = group.file();
      MailDocument page = group.page();
      if (page == null) {
        taken.add(new Taken(file, intake.submit(file.bytes(), file.fileName(), CHANNEL, sender)));
      } else {
        var both = intake.submitTogether(handedIn(file), handedIn(page), CHANNEL, sender);
        taken.add(new Taken(file, both.data()));
        taken.add(new Taken(page, both.page()));
      }
    }
    return taken;
  }

  private static Intake.HandedIn handedIn(MailDocument document) {
    return new Intake.HandedIn(document.bytes(), document.fileName());
  }
}
