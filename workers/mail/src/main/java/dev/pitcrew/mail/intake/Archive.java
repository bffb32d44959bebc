package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.Intake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A ZIP archive that came by mail, opened within limits; nothing is written to a disk. */
final class Archive {

  static final int FILES_MAX = 100;
  private static final long BYTES_MAX = 100L << 20;

  /** What is in it. */
  sealed interface Content {
    record Files(List<MailDocument> files) implements Content {}

    /** It is an Office file, which is a ZIP archive too. */
    record OfficeFile() implements Content {}

    /** It is not opened; why is a sentence for a person. */
    record Refused(String why) implements Content {}
  }

  private Archive() {}

  static Content open(byte[] bytes) {
    List<MailDocument> files = new ArrayList<>();
    long left = BYTES_MAX;
    // Names of old programs are in many character sets; none of them may stop us.
    try (var zip =
        new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals("[Content_Types].xml") || name.equals("mimetype")) {
          return new Content.OfficeFile();
        }
        if (entry.isDirectory() || isOfTheSystem(name)) {
          continue;
        }
        if (files.size() == FILES_MAX) {
          return new Content.Refused("The archive holds more than %d files.".formatted(FILES_MAX));
        }
        byte[] content = zip.readNBytes(Intake.BYTES_MAX + 1);
        left -= content.length;
        if (left < 0 || content.length > Intake.BYTES_MAX) {
          return new Content.Refused("What the archive holds is too large.");
        }
        files.add(new MailDocument(name.substring(name.lastIndexOf('/') + 1), content));
      }
    } catch (IOException | IllegalArgumentException e) {
      return new Content.Refused("The archive is encrypted or broken.");
    }
    return files.isEmpty()
        ? new Content.Refused("The archive is empty or broken.")
        : new Content.Files(files);
  }

  private static boolean isOfTheSystem(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/") || last.equals(".DS_Store") || last.equals("Thumbs.db");
  }
}
