package dev.pitcrew.samples.make;

import java.awt.Color;
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
    y = fact(sheet, words.number, invoice.number(), y);
    y = fact(sheet, words.issued, words.date(invoice.issued()), y);
    y = fact(sheet, words.due, words.date(invoice.due()), y);
    if (invoice.order() != null) {
      fact(sheet, words.order, invoice.order(), y);
    }
    sheet.bold(56, 262, 15, words.invoice + " " + invoice.number());
    y = table(sheet, invoice, words, 300);
    y = totals(sheet, invoice, words, y + 14);
    sheet.text(56, y + 40, 9, words.please);
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
    sheet.bold(48, 54, 26, words.invoice.toUpperCase(words.locale));
    sheet.boldRight(547, 44, 12, seller.name());
    sheet.right(547, 60, 9, seller.street() + ", " + seller.postCode() + " " + seller.city());
    sheet.right(547, 74, 9, words.vatId + " " + seller.vatId()).color(Color.BLACK);
    column(sheet, 48, words.number, invoice.number());
    column(sheet, 180, words.issued, words.date(invoice.issued()));
    column(sheet, 310, words.due, words.date(invoice.due()));
    if (invoice.order() != null) {
      column(sheet, 440, words.order, invoice.order());
    }
    buyer(sheet, invoice, 48, 188);
    float y = table(sheet, invoice, words, 270);
    y = totals(sheet, invoice, words, y + 14);
    sheet.fill(48, y + 30, 499, 62, new Color(238, 242, 246));
    sheet.bold(60, y + 48, 9, words.bank);
    sheet.text(60, y + 64, 9, "IBAN: " + seller.printedIban());
    sheet.text(60, y + 78, 9, "BIC: " + seller.bic());
    sheet.text(48, y + 116, 9, words.please);
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
    sheet.bold(50, 216, 18, words.invoice);
    sheet.text(50, 238, 10.5f, words.number + " : " + invoice.number());
    sheet.text(50, 253, 10.5f, words.issued + " : " + words.date(invoice.issued()));
    sheet.text(300, 238, 10.5f, words.due + " : " + words.date(invoice.due()));
    if (invoice.order() != null) {
      sheet.text(300, 253, 10.5f, words.order + " : " + invoice.order());
    }
    float y = table(sheet, invoice, words, 292);
    y = totals(sheet, invoice, words, y + 14);
    sheet.text(50, y + 44, 10, words.please);
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
    sheet.bold(84, top, 9, words.description);
    sheet.boldRight(360, top, 9, words.quantity);
    sheet.boldRight(455, top, 9, words.unitPrice);
    sheet.boldRight(545, top, 9, words.amount);
    sheet.line(50, 545, top + 6);
    float y = top + 22;
    int position = 1;
    for (Item item : invoice.items()) {
      sheet.text(50, y, 9.5f, String.valueOf(position++));
      sheet.text(84, y, 9.5f, item.description());
      sheet.right(360, y, 9.5f, item.quantity() + " " + item.unit());
      sheet.right(455, y, 9.5f, words.amount(item.unitPrice()));
      sheet.right(545, y, 9.5f, words.amount(item.amount()));
      y += 17;
    }
    sheet.line(50, 545, y - 6);
    return y;
  }

  private static float totals(Sheet sheet, Invoice invoice, Words words, float top) {
    float y = top;
    sheet.text(350, y, 10, words.net);
    sheet.right(545, y, 10, words.money(invoice.net()));
    for (int rate : invoice.netByRate().keySet()) {
      y += 16;
      sheet.text(350, y, 10, words.tax.formatted(rate));
      sheet.right(545, y, 10, words.money(invoice.tax(rate)));
    }
    y += 20;
    sheet.line(350, 545, y - 13);
    sheet.bold(350, y, 11, words.total);
    sheet.boldRight(545, y, 11, words.money(invoice.total()));
    return y;
  }
}
