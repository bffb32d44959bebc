package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.documents.read.FileKind;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail is one claim: a sheet, and the receipts beside it. Who claims is the employee whose
 * address the mail comes from. Anybody can write that address there; what they would gain is a
 * claim that is decided by others, paid to the employee's own account, and told of to the employee.
 */
public record ExpenseFeed(Records records, DocumentShelf shelf, ClaimStarter claims)
    implements MailFeed {

  /** The process that is fed. */
  public static final String PROCESS = "expense-approval";

  private static final List<String> SHEETS = List.of(".xlsx", ".xlsm", ".xls", ".ods", ".csv");
  private static final int RECEIPTS_MAX = 100;
  private static final int HEX_OF_CLAIM = 12;

  @Override
  public boolean wants(FileKind kind) {
    return switch (kind) {
      case PDF, PNG, JPEG, TIFF, ZIP, OFFICE, TEXT -> true;
      case XML, HTML, PACKED, EMPTY, UNKNOWN -> false;
    };
  }

  @Override
  public List<Taken> take(List<MailDocument> documents, @Nullable String sender) {
    List<MailDocument> sheets = documents.stream().filter(ExpenseFeed::isSheet).toList();
    List<MailDocument> receipts = documents.stream().filter(ExpenseFeed::isReceipt).toList();
    Optional<Person> claimant = employee(sender);
    if (claimant.isEmpty()) {
      return all(
          documents,
          new IntakeOutcome.Refused(
              "Claims are taken from the mail addresses of employees, and this is none."));
    }
    if (sheets.size() != 1 || receipts.size() > RECEIPTS_MAX) {
      return all(
          documents,
          new IntakeOutcome.Refused(
              "A claim is one sheet (xlsx, xls, ods or csv) with at most %d receipts, but the mail holds %d sheets and %d other documents."
                  .formatted(RECEIPTS_MAX, sheets.size(), receipts.size())));
    }
    MailDocument sheet = sheets.getFirst();
    String claimId = claimId(claimant.get(), sheet, receipts);
    var before = records.claims().find(claimId);
    List<MailDocument> claimed = new ArrayList<>(sheets);
    claimed.addAll(receipts);
    if (before.isPresent()) {
      return all(claimed, new IntakeOutcome.Known(claimId, before.get().submittedAt()));
    }
    claims.start(claimId, claim(claimId, claimant.get(), sheet, receipts));
    return all(claimed, new IntakeOutcome.Started(claimId));
  }

  private Map<String, Object> claim(
      String claimId, Person claimant, MailDocument sheet, List<MailDocument> receipts) {
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("claimId", claimId);
    claim.put("claimant", claimant.username());
    if (claimant.entity() != null) {
      claim.put("entityId", claimant.entity());
    }
    claim.put("channel", "mail");
    claim.put("title", sheet.fileName());
    claim.put("submittedAt", records.clock().instant().toString());
    claim.put("sheet", keep(sheet).toVariable());
    claim.put("receipts", receipts.stream().map(this::keep).map(DocumentRef::toVariable).toList());
    return claim;
  }

  private DocumentRef keep(MailDocument document) {
    return shelf.put(document.bytes(), mediaType(document), document.fileName());
  }

  private Optional<Person> employee(@Nullable String sender) {
    if (sender == null) {
      return Optional.empty();
    }
    List<Person> found =
        records.people().all().stream()
            .filter(each -> each.active() && sender.equalsIgnoreCase(each.email()))
            .toList();
    // An address that two people share names neither.
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String claimId(Person claimant, MailDocument sheet, List<MailDocument> receipts) {
    String content =
        claimant.username()
            + "\n"
            + Sha256.of(sheet.bytes())
            + receipts.stream()
                .map(each -> "\n" + Sha256.of(each.bytes()))
                .sorted()
                .collect(Collectors.joining());
    return "EXP-" + Sha256.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_OF_CLAIM);
  }

  private static List<Taken> all(List<MailDocument> documents, IntakeOutcome outcome) {
    return documents.stream().map(each -> new Taken(each, outcome)).toList();
  }

  private static boolean isReceipt(MailDocument document) {
    FileKind kind = FileKind.of(document.bytes());
    return kind == FileKind.PDF || kind.isPicture();
  }

  private static boolean isSheet(MailDocument document) {
    return !isReceipt(document) && SHEETS.stream().anyMatch(lower(document)::endsWith);
  }

  private static String lower(MailDocument document) {
    return document.fileName().toLowerCase(Locale.ROOT);
  }

  private static String mediaType(MailDocument document) {
    return switch (FileKind.of(document.bytes())) {
      case PDF -> "application/pdf";
      case PNG -> "image/png";
      case JPEG -> "image/jpeg";
      case TIFF -> "image/tiff";
      case TEXT -> "text/csv";
      case OFFICE -> "application/vnd.ms-excel";
      case ZIP ->
          lower(document).endsWith(".ods")
              ? "application/vnd.oasis.opendocument.spreadsheet"
              : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      case XML, HTML, PACKED, EMPTY, UNKNOWN -> "application/octet-stream";
    };
  }
}
