package dev.pitcrew.samples.make;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What an invoice says in each language, and how it writes amounts and dates. */
enum Words {
  GERMAN(
      Locale.GERMANY,
      "dd.MM.yyyy",
      "Rechnung",
      "Rechnungsnummer",
      "Rechnungsdatum",
      "Zahlbar bis",
      "Bestellnummer",
      "Pos.",
      "Beschreibung",
      "Menge",
      "Einzelpreis",
      "Betrag",
      "Nettobetrag",
      "zzgl. %d %% MwSt.",
      "Rechnungsbetrag",
      "USt-IdNr.",
      "Bankverbindung",
      "Bitte überweisen Sie den Rechnungsbetrag ohne Abzug bis zum genannten Termin auf das unten stehende Konto."),
  FRENCH(
      Locale.FRANCE,
      "dd/MM/yyyy",
      "Facture",
      "Facture n°",
      "Date de facture",
      "Date d'échéance",
      "Bon de commande",
      "N°",
      "Désignation",
      "Quantité",
      "Prix unitaire HT",
      "Montant HT",
      "Total HT",
      "TVA %d %%",
      "Total TTC",
      "N° TVA",
      "Coordonnées bancaires",
      "Merci de régler cette facture par virement au plus tard à la date d'échéance."),
  ENGLISH(
      Locale.UK,
      "d MMMM yyyy",
      "Invoice",
      "Invoice number",
      "Invoice date",
      "Due date",
      "Your order",
      "Item",
      "Description",
      "Quantity",
      "Unit price",
      "Amount",
      "Subtotal",
      "VAT %d%%",
      "Total due",
      "VAT ID",
      "Bank details",
      "Please pay the total due by bank transfer, quoting the invoice number.");

  final Locale locale;
  final String datePattern;
  final String invoice;
  final String number;
  final String issued;
  final String due;
  final String order;
  final String position;
  final String description;
  final String quantity;
  final String unitPrice;
  final String amount;
  final String net;
  final String tax;
  final String total;
  final String vatId;
  final String bank;
  final String please;

  Words(
      Locale locale,
      String datePattern,
      String invoice,
      String number,
      String issued,
      String due,
      String order,
      String position,
      String description,
      String quantity,
      String unitPrice,
      String amount,
      String net,
      String tax,
      String total,
      String vatId,
      String bank,
      String please) {
    this.locale = locale;
    this.datePattern = datePattern;
    this.invoice = invoice;
    this.number = number;
    this.issued = issued;
    this.due = due;
    this.order = order;
    this.position = position;
    this.description = description;
    this.quantity = quantity;
    this.unitPrice = unitPrice;
    this.amount = amount;
    this.net = net;
    this.tax = tax;
    this.total = total;
    this.vatId = vatId;
    this.bank = bank;
    this.please = please;
  }

  String amount(BigDecimal value) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    if (this == FRENCH) {
      symbols.setGroupingSeparator(' ');
    }
    return new DecimalFormat("#,##0.00", symbols).format(value);
  }

  String money(BigDecimal value, String currency) {
    return currency.equals("GBP") ? "£" + amount(value) : money(value);
  }

  /** What the document calls itself. */
  String title(Nature nature) {
    return switch (nature.type()) {
      case "381" ->
          switch (this) {
            case GERMAN -> "Gutschrift";
            case FRENCH -> "Avoir";
            case ENGLISH -> "Credit note";
          };
      default -> invoice;
    };
  }

  /** Before the number of the document. */
  String numberLabel(Nature nature) {
    return nature.isCredit()
        ? switch (this) {
          case GERMAN -> "Gutschriftsnummer";
          case FRENCH -> "Avoir n°";
          case ENGLISH -> "Credit note number";
        }
        : number;
  }

  String preceding() {
    return switch (this) {
      case GERMAN -> "Zu Rechnung";
      case FRENCH -> "Facture d'origine";
      case ENGLISH -> "Original invoice";
    };
  }

  /**
   * Before what was paid before, with the number of the invoice that asked for it if there is one.
   */
  String prepaid(Nature nature) {
    String of = nature.preceding() == null ? "" : " " + nature.preceding();
    return switch (this) {
      case GERMAN -> "abzgl. " + (of.isEmpty() ? "Abschläge" : "Anzahlung") + of;
      case FRENCH -> "Acompte versé" + of;
      case ENGLISH -> "Less prepayment" + of;
    };
  }

  String payable() {
    return switch (this) {
      case GERMAN -> "Noch zu zahlen";
      case FRENCH -> "Net à payer";
      case ENGLISH -> "Balance due";
    };
  }

  String article() {
    return switch (this) {
      case GERMAN -> "Art.-Nr.";
      case FRENCH -> "Réf.";
      case ENGLISH -> "Item no.";
    };
  }

  String buyersVatId() {
    return switch (this) {
      case GERMAN -> "Ihre USt-IdNr.";
      case FRENCH -> "N° TVA client";
      case ENGLISH -> "Your VAT ID";
    };
  }

  /** The sentence under the sums. */
  String request(Nature nature) {
    if (nature.isCredit()) {
      return switch (this) {
        case GERMAN -> "Wir verrechnen den Betrag mit Ihrer nächsten Zahlung.";
        case FRENCH -> "Ce montant sera déduit de votre prochain règlement.";
        case ENGLISH -> "We shall set this amount off against your next payment.";
      };
    }
    if (nature.prepaid().signum() != 0) {
      return switch (this) {
        case GERMAN -> "Bitte überweisen Sie den offenen Betrag bis zum genannten Termin.";
        case FRENCH -> "Merci de régler le solde par virement au plus tard à l'échéance.";
        case ENGLISH -> "Please pay the balance by bank transfer, quoting the invoice number.";
      };
    }
    return please;
  }

  String money(BigDecimal value) {
    return this == ENGLISH ? "€" + amount(value) : amount(value) + " €";
  }

  String date(LocalDate date) {
    return date.format(DateTimeFormatter.ofPattern(datePattern, locale));
  }
}
