package dev.pitcrew.records.coding;

import dev.pitcrew.records.check.ReadInvoice;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.journal.JournalEntry.Line;
import dev.pitcrew.records.payable.Invoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal entries of an item: expense and tax against what is owed; what was prepaid is used
 * up; what is corrected is taken back; a sale between our companies stands in the books of both.
 */
public final class Postings {

  private static final BigDecimal ROUNDING_MAX = new BigDecimal("0.05");

  /**
   * What is booked.
   *
   * @param item as it goes into the register; its amounts carry their sign
   * @param document as it was read, for its tax table
   * @param due what the document asks for, with its sign
   * @param seller the one of our companies that sent it
   * @param settled the entries of the prepayments that it deducts
   * @param replaced the entries of the item that it corrects
   */
  public record Input(
      Invoice item,
      ReadInvoice document,
      Coding coding,
      BigDecimal due,
      String vendorName,
      Entity entity,
      @Nullable Entity seller,
      List<JournalEntry> settled,
      List<JournalEntry> replaced,
      LocalDate day) {}

  private Postings() {}

  /**
   * @throws NotBookable when coding and document do not fit each other
   */
  public static List<JournalEntry> of(Input input) {
    var entries = new ArrayList<JournalEntry>();
    for (var old : input.replaced()) {
      entries.add(old.reversed(input.item().id(), input.day()));
    }
    entries.add(purchase(input));
    Optional.ofNullable(input.seller()).map(seller -> sale(input, seller)).ifPresent(entries::add);
    return entries;
  }

  private static JournalEntry purchase(Input input) {
    var accounts = input.entity().bookkeeping().accounts();
    var owed = input.seller() == null ? accounts.payables() : accounts.intercompanyPayables();
    var taxed = TaxedLines.of(input.item(), input.document(), input.coding(), input.entity());
    var lines = new ArrayList<Line>();
    for (var line : taxed.lines()) {
      add(
          lines,
          new Line(
              line.account(),
              line.costCentre(),
              line.code().code(),
              line.amount(),
              line.description()));
    }
    taxed
        .taxes()
        .forEach(
            tax ->
                add(
                    lines,
                    new Line(tax.account(), null, tax.code().code(), tax.amount(), tax.text())));
    prepaid(input, lines, input.entity().id(), owed, accounts.prepayments());
    return closed(input, input.entity(), input.item().type().word(), lines, owed);
  }

  /** The other side of it, in the books of our company that sold. */
  private static JournalEntry sale(Input input, Entity seller) {
    var accounts = seller.bookkeeping().accounts();
    var taxed = TaxedLines.of(input.item(), input.document(), input.coding(), input.entity());
    var lines = new ArrayList<Line>();
    for (var tax : taxed.charged()) {
      var account =
          seller.bookkeeping().vatCodes().stream()
              .filter(code -> code.treatment().equals("standard"))
              .filter(code -> code.rate().compareTo(tax.code().rate()) == 0)
              .map(code -> code.outputAccount())
              .filter(Coding::isThere)
              .findFirst()
              .orElseThrow(
                  () ->
                      new NotBookable(
                          "The books of %s name no account for the tax that it owes at %s %%."
                              .formatted(seller.name(), tax.code().rate().toPlainString())));
      add(
          lines,
          new Line(account, null, tax.code().code(), tax.amount().negate(), "Tax on the sale"));
    }
    var tax =
        taxed.charged().stream()
            .map(TaxedLines.Tax::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    add(
        lines,
        new Line(
            accounts.intercompanyRevenue(),
            null,
            null,
            input.item().total().subtract(tax).negate(),
            "Sold to " + input.entity().name()));
    var owed = accounts.intercompanyReceivables();
    prepaid(input, lines, seller.id(), owed, accounts.intercompanyRevenue());
    return closed(input, seller, "intercompany-sale", lines, owed);
  }

  /** Uses up what was booked for the prepayments; what is not in the books waits on an account. */
  private static void prepaid(
      Input input, List<Line> lines, String entityId, String owed, String prepayments) {
    var deducted = input.item().total().subtract(input.due());
    if (input.settled().isEmpty()) {
      boolean buyer = entityId.equals(input.entity().id());
      if (deducted.abs().compareTo(ROUNDING_MAX) > 0) {
        add(
            lines,
            new Line(
                prepayments,
                null,
                null,
                buyer ? deducted.negate() : deducted,
                "Paid before, without a prepayment invoice"));
      }
      return;
    }
    input.settled().stream()
        .filter(entry -> entry.entityId().equals(entityId))
        .filter(entry -> !entry.kind().equals("reversal"))
        .flatMap(entry -> entry.lines().stream())
        .filter(line -> !line.account().equals(owed))
        .forEach(
            line ->
                add(
                    lines,
                    new Line(
                        line.account(),
                        line.costCentre(),
                        line.vatCode(),
                        line.amount().negate(),
                        "Prepayment deducted")));
  }

  /** What is left is what is owed; a few cents of rounding go where most of the money goes. */
  private static JournalEntry closed(
      Input input, Entity entity, String kind, List<Line> lines, String owed) {
    boolean buyer = entity.id().equals(input.entity().id());
    var due = buyer ? input.due().negate() : input.due();
    var rest = lines.stream().map(Line::amount).reduce(due, BigDecimal::add).negate();
    if (rest.abs().compareTo(ROUNDING_MAX) > 0) {
      throw new NotBookable(
          "What is charged and what is to be paid differ by %s after what was prepaid."
              .formatted(rest.abs().toPlainString()));
    }
    if (rest.signum() != 0) {
      var largest =
          lines.stream()
              .max(java.util.Comparator.comparing(line -> line.amount().abs()))
              .orElseThrow(() -> new NotBookable("There is nothing to book."));
      add(
          lines,
          new Line(largest.account(), largest.costCentre(), largest.vatCode(), rest, "Rounding"));
    }
    add(lines, new Line(owed, null, null, due, input.vendorName() + " " + input.item().number()));
    var item = input.item();
    var books = entity.bookkeeping().currency();
    var text =
        "%s %s of %s%s"
            .formatted(
                kind.replace('-', ' '),
                item.number(),
                input.vendorName(),
                books.equals(item.currency())
                    ? ""
                    : " (in %s; no rate to %s)".formatted(item.currency(), books));
    return new JournalEntry(
        "%s:%s:%s".formatted(item.id(), entity.id(), kind),
        entity.id(),
        item.id(),
        kind,
        input.day(),
        item.issueDate(),
        item.currency(),
        text,
        lines);
  }

  private static void add(List<Line> lines, Line line) {
    if (line.amount().signum() != 0) {
      lines.add(line);
    }
  }
}
