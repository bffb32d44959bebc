package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.read.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which files of a mail are documents. What belongs to mail itself (signatures, cards,
 * appointments, decoration) is left out without a word.
 *
 * @param documents to be handed in
 * @param notes what could not be looked into, or was left out although somebody may have meant it;
 *     a person should look when there is one
 * @param remarks what was left out for good reason; of interest when nothing else is there
 */
record Sorting(List<MailDocument> documents, List<String> notes, List<String> remarks) {

  private static final Set<String> OF_MAIL =
      Set.of(
          "text/vcard",
          "text/x-vcard",
          "text/directory",
          "text/calendar",
          "application/ics",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature",
          "application/pgp-keys");
  private static final List<String> OF_MAIL_ENDS = List.of(".vcf", ".ics", ".p7s", ".asc", ".sig");

  static Sorting of(ReadMail mail, Predicate<FileKind> wanted) {
    var sorter = new Sorter(wanted);
    mail.parts().forEach(sorter::sort);
    sorter.notes.addAll(0, mail.notes());
    return new Sorting(sorter.documents, sorter.notes, sorter.remarks);
  }

  private static final class Sorter {
    private final Predicate<FileKind> wanted;
    private final List<MailDocument> documents = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Sorter(Predicate<FileKind> wanted) {
      this.wanted = wanted;
    }

    void sort(MailPart part) {
      FileKind kind = FileKind.of(part.bytes());
      String name = part.fileName();
      if (kind == FileKind.EMPTY && part.attached()) {
        notes.add("\"%s\" is empty or was damaged on its way.".formatted(name));
      } else if (kind.isPicture()) {
        picture(part, kind);
      } else if (isOfMail(part) && kind != FileKind.PDF) {
        return;
      } else if (isTnef(part)) {
        notes.add("\"%s\" is a file of Outlook's own kind, which is not opened.".formatted(name));
      } else if (isEnvelope(part)) {
        notes.add("It is encrypted or signed as a whole (S/MIME); only its receiver can open it.");
      } else if (kind == FileKind.ZIP) {
        archive(part, kind);
      } else if (kind == FileKind.PACKED) {
        notes.add("\"%s\" is %s, which is not opened.".formatted(name, kind.words()));
      } else {
        file(name, part.bytes(), kind);
      }
    }

    private void file(String name, byte[] bytes, FileKind kind) {
      if (wanted.test(kind)) {
        documents.add(new MailDocument(name, bytes));
      } else if (kind != FileKind.EMPTY) {
        remarks.add("\"%s\" is %s.".formatted(name, kind.words()));
      }
    }

    private void picture(MailPart part, FileKind kind) {
      // Size is not asked of TIFF: nobody puts one into a signature.
      boolean large = kind == FileKind.TIFF || Picture.canShowADocument(part.bytes());
      if (!large) {
        remarks.add("\"%s\" is a small picture.".formatted(part.fileName()));
      } else if (part.shown()) {
        remarks.add("\"%s\" is a picture within its text.".formatted(part.fileName()));
      } else {
        file(part.fileName(), part.bytes(), kind);
      }
    }

    private void archive(MailPart part, FileKind kind) {
      switch (Archive.open(part.bytes())) {
        case Archive.Content.OfficeFile office when wanted.test(kind) ->
            documents.add(new MailDocument(part.fileName(), part.bytes()));
        case Archive.Content.OfficeFile office ->
            remarks.add("\"%s\" is an Office file.".formatted(part.fileName()));
        case Archive.Content.Refused no ->
            notes.add("\"%s\": %s".formatted(part.fileName(), no.why()));
        case Archive.Content.Files files -> files.files().forEach(this::fromArchive);
      }
    }

    private void fromArchive(MailDocument file) {
      FileKind kind = FileKind.of(file.bytes());
      if (kind == FileKind.ZIP || kind == FileKind.PACKED) {
        notes.add("\"%s\" is within another archive; it is not opened.".formatted(file.fileName()));
      } else if (kind.isPicture()
          && kind != FileKind.TIFF
          && !Picture.canShowADocument(file.bytes())) {
        remarks.add("\"%s\" is a small picture.".formatted(file.fileName()));
      } else {
        file(file.fileName(), file.bytes(), kind);
      }
    }

    private static boolean isOfMail(MailPart part) {
      String name = part.fileName().toLowerCase(Locale.ROOT);
      return OF_MAIL.contains(part.type()) || OF_MAIL_ENDS.stream().anyMatch(name::endsWith);
    }

    private static boolean isTnef(MailPart part) {
      return part.type().endsWith("ms-tnef") || part.fileName().equalsIgnoreCase("winmail.dat");
    }

    private static boolean isEnvelope(MailPart part) {
      return part.type().endsWith("pkcs7-mime")
          || part.fileName().toLowerCase(Locale.ROOT).endsWith(".p7m");
    }
  }
}
