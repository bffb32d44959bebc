package dev.pitcrew.documents.intake;

import dev.pitcrew.documents.read.FileKind;
import dev.pitcrew.documents.shelf.DocumentRef;
import dev.pitcrew.documents.shelf.DocumentShelf;
import dev.pitcrew.documents.shelf.Sha256;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a document in: noted, kept, its case started, in this order, so that after a crash between
 * any two steps the same bytes handed in again go on where it stopped and make one case in all.
 */
public final class Intake {
  /** Larger files are refused. */
  public static final int BYTES_MAX = 25 << 20;

  private static final int HEX_OF_CASE = 12;
  private static final int NAME_MAX = 200;

  private final IntakeLedger ledger;
  private final DocumentShelf shelf;
  private final CaseStarter cases;
  private final InstantSource clock;

  public Intake(IntakeLedger ledger, DocumentShelf shelf, CaseStarter cases, InstantSource clock) {
    this.ledger = ledger;
    this.shelf = shelf;
    this.cases = cases;
    this.clock = clock;
  }

  /** The id of the case that holds these bytes. */
  public static String caseId(String sha256) {
    return "INV-" + sha256.substring(0, HEX_OF_CASE);
  }

  /**
   * @param channel {@code folder}, {@code upload} or {@code api}
   * @param sender who handed it in, as far as that is known
   * @throws RuntimeException where the engine or a store cannot be reached; hand it in again later
   */
  public IntakeOutcome submit(
      byte[] bytes, String fileName, String channel, @Nullable String sender) {
    if (bytes.length > BYTES_MAX) {
      return new IntakeOutcome.Refused(tooLarge());
    }
    FileKind kind = FileKind.of(bytes);
    if (kind == FileKind.EMPTY) {
      return new IntakeOutcome.Refused("The file is empty.");
    }
    String mediaType = mediaType(kind);
    if (mediaType == null) {
      return new IntakeOutcome.Refused(
          "The file is %s; invoices are read from PDF, XML, PNG, JPEG and TIFF."
              .formatted(kind.words()));
    }
    return start(bytes, tidy(fileName), mediaType, channel, sender);
  }

  static String tooLarge() {
    return "The file is larger than %d MB.".formatted(BYTES_MAX >> 20);
  }

  /**
   * Starts the case of bytes that are kept another time, after a person reopened it.
   *
   * @throws RuntimeException where the engine or a store cannot be reached; try again later
   */
  public IntakeOutcome again(
      String sha256, String fileName, String channel, @Nullable String sender) throws IOException {
    try {
      byte[] bytes = shelf.get(new DocumentRef(null, sha256, sha256, null, fileName, 0), BYTES_MAX);
      return submit(bytes, fileName, channel, sender);
    } catch (DocumentShelf.TooLarge e) {
      return new IntakeOutcome.Refused(tooLarge());
    }
  }

  private IntakeOutcome start(
      byte[] bytes, String name, String mediaType, String channel, @Nullable String sender) {
    String sha256 = Sha256.of(bytes);
    int attempt = 1;
    if (!ledger.arrived(sha256, channel, name, sender, bytes.length)) {
      var before = ledger.find(sha256);
      if (before.isPresent() && before.get().started()) {
        return new IntakeOutcome.Known(before.get().caseId(), before.get().firstSeen());
      }
      attempt = before.map(IntakeLedger.Arrival::attempt).orElse(1);
    }
    DocumentRef document = shelf.put(bytes, mediaType, name);
    Map<String, Object> intake = new LinkedHashMap<>();
    intake.put("caseId", caseId(sha256));
    intake.put("channel", channel);
    intake.put("fileName", name);
    intake.put("sha256", sha256);
    intake.put("receivedAt", clock.instant().toString());
    if (sender != null) {
      intake.put("sender", sender);
    }
    cases.start(sha256, attempt, Map.of("document", document.toVariable(), "intake", intake));
    ledger.started(sha256);
    return new IntakeOutcome.Started(caseId(sha256));
  }

  private static @Nullable String mediaType(FileKind kind) {
    return switch (kind) {
      case PDF -> "application/pdf";
      case PNG -> "image/png";
      case JPEG -> "image/jpeg";
      case TIFF -> "image/tiff";
      case XML -> "application/xml";
      case HTML, ZIP, OFFICE, PACKED, TEXT, EMPTY, UNKNOWN -> null;
    };
  }

  /** File names come from outside and are shown to people. */
  private static String tidy(String fileName) {
    String name = fileName.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "").strip();
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.substring(Math.max(0, name.length() - NAME_MAX));
    return name.isEmpty() ? "document" : name;
  }
}
