package dev.pitcrew.samples.make;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Three ways in which invoices look. */
final class Layouts {

  private Layouts() {}

  /**
   * A business letter: address window, facts in a block on the right, totals below the table, the
   * bank in the footer.
   */
  static PDDocument letter(Invoice invoice, Words words) {
    Party seller = invoice.seller();
    Sheet sheet = new Sheet(false);
    sheet.bold(56, 62, 17, seller.name());
    sheet.text(56, 78, 8.5f, seller.street() + " · " + seller.postCode() + " " + seller.city());
    sheet.text(
        56,
        140,
        7,
        seller.name() + ", " + seller.street() + ", " + seller.postCode() + " " + seller.city());
    buyer(sheet, invoice, 56, 158);
    float y = 158;
    for (Fact fact : facts(invoice, words)) {
      y = fact(sheet, fact.label(), fact.value(), y);
    }
    sheet.bold(56, 262, 15, words.title(invoice.nature()) + " " + invoice.number());
    y = table(sheet, invoice, words, 300);
    y = totals(sheet, invoice, words, y + 14);
    sheet.text(56, y + 40, 9, words.request(invoice.nature()));
    reason(sheet, invoice, 56, y + 56);
    sheet.line(56, 540, 770);
    sheet.text(56, 784, 7.5f, seller.name());
    sheet.text(56, 794, 7.5f, words.vatId + " " + seller.vatId());
    sheet.text(230, 784, 7.5f, words.bank);
    sheet.text(230, 794, 7.5f, "IBAN " + seller.printedIban());
    sheet.text(230, 804, 7.5f, "BIC " + seller.bic());
    sheet.text(430, 784, 7.5f, seller.phone());
    sheet.text(430, 794, 7.5f, seller.mail());
    return sheet.document();
  }

  /** A coloured head, facts in a row of columns with their labels above, the bank in a box. */
  static PDDocument band(Invoice invoice, Words words) {
    Party seller = invoice.seller();
    Sheet sheet = new Sheet(false);
    sheet.fill(0, 0, Sheet.WIDTH, 92, new Color(28, 62, 92)).color(Color.WHITE);
    sheet.bold(48, 54, 26, words.title(invoice.nature()).toUpperCase(words.locale));
    sheet.boldRight(547, 44, 12, seller.name());
    sheet.right(547, 60, 9, seller.street() + ", " + seller.postCode() + " " + seller.city());
    sheet.right(547, 74, 9, words.vatId + " " + seller.vatId()).color(Color.BLACK);
    float[] columns = {48, 180, 310, 440};
    List<Fact> facts = facts(invoice, words);
    for (int i = 0; i < facts.size(); i++) {
      column(sheet, columns[i], facts.get(i).label(), facts.get(i).value());
    }
    buyer(sheet, invoice, 48, 188);
    float y = table(sheet, invoice, words, 270);
    y = totals(sheet, invoice, words, y + 14);
    sheet.fill(48, y + 30, 499, 62, new Color(238, 242, 246));
    sheet.bold(60, y + 48, 9, words.bank);
    sheet.text(60, y + 64, 9, "IBAN: " + seller.printedIban());
    sheet.text(60, y + 78, 9, "BIC: " + seller.bic());
    sheet.text(48, y + 116, 9, words.request(invoice.nature()));
    reason(sheet, invoice, 48, y + 132);
    sheet.text(48, 806, 8, seller.phone() + "   " + seller.mail());
    return sheet.document();
  }

  /**
   * An old-fashioned page in a serif font: seller on the right, facts as sentences of label and
   * value on the left.
   */
  static PDDocument classic(Invoice invoice, Words words) {
    Party seller = invoice.seller();
    Sheet sheet = new Sheet(true);
    sheet.boldRight(545, 60, 15, seller.name());
    sheet.right(545, 76, 10, seller.street());
    sheet.right(545, 89, 10, seller.postCode() + " " + seller.city());
    sheet.right(545, 102, 10, words.vatId + " : " + seller.vatId());
    buyer(sheet, invoice, 50, 130);
    sheet.bold(50, 216, 18, words.title(invoice.nature()));
    float[][] places = {{50, 238}, {50, 253}, {300, 238}, {300, 253}};
    List<Fact> facts = facts(invoice, words);
    for (int i = 0; i < facts.size(); i++) {
      sheet.text(
          places[i][0], places[i][1], 10.5f, facts.get(i).label() + " : " + facts.get(i).value());
    }
    float y = table(sheet, invoice, words, 292);
    y = totals(sheet, invoice, words, y + 14);
    sheet.text(50, y + 44, 10, words.request(invoice.nature()));
    reason(sheet, invoice, 50, y + 57);
    sheet.bold(50, y + 70, 10, words.bank);
    sheet.text(50, y + 84, 10, "IBAN " + seller.printedIban());
    sheet.text(50, y + 98, 10, "BIC " + seller.bic());
    return sheet.document();
  }

  private static void buyer(Sheet sheet, Invoice invoice, float x, float y) {
    Party buyer = invoice.buyer();
    sheet.text(x, y, 10.5f, buyer.name());
    sheet.text(x, y + 14, 10.5f, buyer.street());
    sheet.text(x, y + 28, 10.5f, buyer.postCode() + " " + buyer.city());
  }

  /** What stands at the head of the page, in this order; at most four. */
  private static List<Fact> facts(Invoice invoice, Words words) {
    Nature nature = invoice.nature();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.numberLabel(nature), invoice.number()));
    facts.add(new Fact(words.issued, words.date(invoice.issued())));
    if (!nature.isCredit()) {
      facts.add(new Fact(words.due, words.date(invoice.due())));
    }
    if (invoice.order() != null) {
      facts.add(new Fact(words.order, invoice.order()));
    }
    if (nature.isCredit() && nature.preceding() != null) {
      facts.add(new Fact(words.preceding(), nature.preceding()));
    }
    if (nature.zeroReason() != null) {
      facts.add(new Fact(words.buyersVatId(), invoice.buyer().vatId()));
    }
    return facts;
  }

  private record Fact(String label, String value) {}

  private static void reason(Sheet sheet, Invoice invoice, float x, float y) {
    String reason = invoice.nature().zeroReason();
    if (reason != null) {
      sheet.text(x, y, 9, reason);
    }
  }

  private static float fact(Sheet sheet, String label, String value, float y) {
    sheet.text(350, y, 9.5f, label);
    sheet.right(540, y, 9.5f, value);
    return y + 15;
  }

  private static void column(Sheet sheet, float x, String label, String value) {
    sheet.color(new Color(90, 100, 110)).text(x, 124, 8, label).color(Color.BLACK);
    sheet.bold(x, 140, 10, value);
  }

  private static float table(Sheet sheet, Invoice invoice, Words words, float top) {
    sheet.bold(50, top, 9, words.position);
    boolean articles = invoice.items().stream().anyMatch(item -> item.article() != null);
    float description = articles ? 150 : 84;
    if (articles) {
      sheet.bold(84, top, 9, words.article());
    }
    sheet.bold(description, top, 9, words.description);
    sheet.boldRight(360, top, 9, words.quantity);
    sheet.boldRight(455, top, 9, words.unitPrice);
    sheet.boldRight(545, top, 9, words.amount);
    sheet.line(50, 545, top + 6);
    float y = top + 22;
    int position = 1;
    for (Item item : invoice.items()) {
      sheet.text(50, y, 9.5f, String.valueOf(position++));
      if (item.article() != null) {
        sheet.text(84, y, 9.5f, item.article());
      }
      sheet.text(description, y, 9.5f, item.description());
      sheet.right(360, y, 9.5f, item.quantity() + " " + item.unit());
      sheet.right(455, y, 9.5f, words.amount(item.unitPrice()));
      sheet.right(545, y, 9.5f, words.amount(item.amount()));
      y += 17;
    }
    sheet.line(50, 545, y - 6);
    return y;
  }

  private static float totals(Sheet sheet, Invoice invoice, Words words, float top) {
    String currency = invoice.nature().currency();
    float y = top;
    sheet.text(350, y, 10, words.net);
    sheet.right(545, y, 10, words.money(invoice.net(), currency));
    for (int rate : invoice.netByRate().keySet()) {
      y += 16;
      sheet.text(350, y, 10, words.tax.formatted(rate));
      sheet.right(545, y, 10, words.money(invoice.tax(rate), currency));
    }
    y += 20;
    sheet.line(350, 545, y - 13);
    sheet.bold(350, y, 11, words.total);
    sheet.boldRight(545, y, 11, words.money(invoice.total(), currency));
    if (invoice.nature().prepaid().signum() != 0) {
      y += 18;
      sheet.text(350, y, 10, words.prepaid(invoice.nature()));
      sheet.right(545, y, 10, words.money(invoice.nature().prepaid().negate(), currency));
      y += 20;
      sheet.line(350, 545, y - 13);
      sheet.bold(350, y, 11, words.payable());
      sheet.boldRight(545, y, 11, words.money(invoice.payable(), currency));
    }
    return y;
  }
}
