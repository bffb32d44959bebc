package dev.pitcrew.documents.intake;

import dev.pitcrew.documents.einvoice.EInvoiceReader;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.read.FileKind;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
   * @param channel {@code folder}, {@code upload}, {@code mail} or {@code api}
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
    return start(bytes, tidy(fileName), mediaType, channel, sender, List.of());
  }

  /** A file as it was handed in. */
  public record HandedIn(byte[] bytes, String fileName) {}

  /** What became of two files that were handed in as one invoice. */
  public record Together(IntakeOutcome data, IntakeOutcome page) {}

  /**
   * Takes in an e-invoice and the PDF that shows it to a person, as one case: the XML begins it,
   * the PDF is kept with it. Where they are not that, or one was here before, each goes its own
   * way: nothing that may be an invoice of its own is hidden behind another.
   *
   * @throws RuntimeException as for one file; hand both in again
   */
  public Together submitTogether(
      HandedIn data, HandedIn page, String channel, @Nullable String sender) {
    String caseId = caseId(Sha256.of(data.bytes()));
    String pageHash = Sha256.of(page.bytes());
    boolean begun =
        ledger.find(Sha256.of(data.bytes())).map(IntakeLedger.Arrival::started).orElse(false);
    boolean free = ledger.find(pageHash).map(a -> a.caseId().equals(caseId)).orElse(true);
    if (begun || !free || !areOne(data.bytes(), page.bytes())) {
      return new Together(
          submit(data.bytes(), data.fileName(), channel, sender),
          submit(page.bytes(), page.fileName(), channel, sender));
    }
    String pageName = tidy(page.fileName());
    DocumentRef kept = shelf.put(page.bytes(), "application/pdf", pageName);
    // Before the case begins: from now on the PDF alone begins none, whatever happens in between.
    ledger.attached(pageHash, caseId, channel, pageName, sender, page.bytes().length);
    IntakeOutcome outcome =
        start(
            data.bytes(), tidy(data.fileName()), "application/xml", channel, sender, List.of(kept));
    return new Together(outcome, new IntakeOutcome.Attached(caseId));
  }

  private static boolean areOne(byte[] data, byte[] page) {
    if (data.length > BYTES_MAX
        || page.length > BYTES_MAX
        || FileKind.of(data) != FileKind.XML
        || FileKind.of(page) != FileKind.PDF) {
      return false;
    }
    try {
      EInvoiceReader.read(data);
      return true;
    } catch (UnreadableException e) {
      return false; // The PDF is then the invoice; the XML is told of as it would be alone.
    }
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
      byte[] bytes,
      String name,
      String mediaType,
      String channel,
      @Nullable String sender,
      List<DocumentRef> handedInWithIt) {
    String sha256 = Sha256.of(bytes);
    String caseId = caseId(sha256);
    int attempt = 1;
    List<DocumentRef> attachments = handedInWithIt;
    if (!ledger.arrived(sha256, channel, name, sender, bytes.length)) {
      var before = ledger.find(sha256);
      if (before.isPresent() && before.get().started()) {
        return new IntakeOutcome.Known(before.get().caseId(), before.get().firstSeen());
      }
      if (before.isPresent() && !before.get().caseId().equals(caseId)) {
        return new IntakeOutcome.Refused(
            "The file came with its e-invoice before, but case %s could not be begun; hand in both again."
                .formatted(before.get().caseId()));
      }
      attempt = before.map(IntakeLedger.Arrival::attempt).orElse(1);
      attachments = handedInWithIt.isEmpty() ? keptWith(caseId) : handedInWithIt;
    }
    DocumentRef document = shelf.put(bytes, mediaType, name);
    Map<String, Object> intake = new LinkedHashMap<>();
    intake.put("caseId", caseId);
    intake.put("channel", channel);
    intake.put("fileName", name);
    intake.put("sha256", sha256);
    intake.put("receivedAt", clock.instant().toString());
    if (sender != null) {
      intake.put("sender", sender);
    }
    if (!attachments.isEmpty()) {
      intake.put("attachments", attachments.stream().map(DocumentRef::toVariable).toList());
    }
    cases.start(sha256, attempt, Map.of("document", document.toVariable(), "intake", intake));
    // What began the case comes last: until then a repeat sets all of it right.
    attachments.forEach(
        a -> ledger.started(a.contentHash() == null ? a.documentId() : a.contentHash()));
    ledger.started(sha256);
    return new IntakeOutcome.Started(caseId);
  }

  /** What a run before kept with a case, for the case begun anew. */
  private List<DocumentRef> keptWith(String caseId) {
    List<DocumentRef> kept = new ArrayList<>();
    for (var one : ledger.attachments(caseId)) {
      var reference = new DocumentRef(null, one.sha256(), one.sha256(), null, one.fileName(), 0);
      try {
        byte[] bytes = shelf.get(reference, BYTES_MAX);
        kept.add(shelf.put(bytes, "application/pdf", one.fileName()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (DocumentShelf.TooLarge e) {
        throw new IllegalStateException("Larger than what was kept: " + one.sha256(), e);
      }
    }
    return kept;
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
