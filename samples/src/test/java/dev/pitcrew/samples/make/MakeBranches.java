package dev.pitcrew.samples.make;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Answer.CodedLine;
import dev.pitcrew.samples.Answer.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the samples of the branches of {@code branches.txt}, in an order that makes sense. */
final class MakeBranches {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .setSerializationInclusion(Include.NON_EMPTY);
  private static final Decision CORRECT = new Decision("correct", null);
  private static final Decision CONFIRMED = new Decision("confirmed", null);
  private static final Decision APPROVED = new Decision("approved", null);
  private static final String GEAR = "Planetengetriebe PG 40, i=10";

  private final Path folder;
  private final List<String> order = new ArrayList<>();

  MakeBranches(Path folder) {
    this.folder = folder;
  }

  void all() throws IOException {
    dueAndCredited();
    untaxed();
    orderInParts();
    prepaid();
    paidOtherwise();
    approvedByASubstitute();
    partiesOfOurOwnAndOthers();
    Files.writeString(folder.resolve("branches.txt"), String.join("\n", order) + "\n");
  }

  private void dueAndCredited() throws IOException {
    Invoice second =
        Invoice.of(
            Parties.OFFICE,
            "RE-2026-10623",
            "2026-10-20",
            14,
            null,
            Item.of("Schreibblock A4, kariert", 30, "St", "1.95", 19),
            Item.of("Kugelschreiber blau", 100, "St", "0.89", 19),
            Item.of("Aktenvernichter P-4", 1, "St", "249.00", 19));
    write(
        "hansen-re-2026-10623.pdf",
        Sheet.bytes(Layouts.letter(second, Words.GERMAN)),
        answer("digital-pdf", second, Map.of("documentType", "invoice"), "paid"));

    Invoice credit =
        Invoice.of(
                Parties.OFFICE,
                "GS-2026-0088",
                "2026-10-26",
                14,
                null,
                Item.of("Ordner breit, schwarz (Rückgabe)", 10, "St", "2.80", 19),
                Item.of("Toner schwarz, 12.000 Seiten (Rückgabe)", 1, "St", "118.90", 19))
            .as(Nature.PLAIN.creditOf("RE-2026-10417"));
    write(
        "hansen-gs-2026-0088-credit-note.pdf",
        Sheet.bytes(Layouts.letter(credit, Words.GERMAN)),
        answer("digital-pdf", credit, Map.of("documentType", "credit-note"), "netted"));
  }

  private void untaxed() throws IOException {
    Invoice service =
        Invoice.of(
                Parties.WORKSHOP,
                "F2026/0951",
                "2026-10-22",
                30,
                null,
                Item.of("Maintenance de broche sur site, jour", 2, "jour", "890.00", 0),
                Item.of("Déplacement Lyon - Hambourg", 1, "forf", "640.00", 0))
            .as(
                Nature.PLAIN.untaxed(
                    "AE",
                    "Autoliquidation / Reverse charge, Art. 196 2006/112/CE - Steuerschuldnerschaft des Leistungsempfängers"));
    write(
        "duvallon-f2026-0951-reverse-charge.pdf",
        Sheet.bytes(Layouts.classic(service, Words.FRENCH)),
        coded(
            answer("digital-pdf", service, Map.of("taxTreatment", "reverse-charge"), "paid"),
            new CodedLine(1, "5400", "2100", "RC19"),
            new CodedLine(2, "5400", "2100", "RC19")));

    Invoice abroad =
        Invoice.of(
                Parties.TOOLS,
                "MF-20771",
                "2026-10-15",
                30,
                null,
                Item.of("Carbide end mill, 10 mm", 20, "pcs", "31.40", 0),
                Item.of("Collet set ER25", 2, "pcs", "146.50", 0))
            .as(Nature.PLAIN.in("GBP").untaxed("G", "Zero-rated: export of goods from the UK."));
    write(
        "marlowe-mf-20771-pounds.pdf",
        Sheet.bytes(Layouts.band(abroad, Words.ENGLISH)),
        answer("digital-pdf", abroad, Map.of("taxTreatment", "export"), "held"));
  }

  /** Ten are ordered, six have come, four come later. */
  private void orderInParts() throws IOException {
    Invoice six = gears("KP-61301", "2026-10-12", 6);
    write(
        "kessler-kp-61301-six-of-ten.pdf",
        Sheet.bytes(Layouts.letter(six, Words.GERMAN)),
        gearsCoded(answer("digital-pdf", six, Map.of("order", "matched"), "paid")));

    Invoice four = gears("KP-61318", "2026-10-20", 4);
    write(
        "kessler-kp-61318-four-of-ten.pdf",
        EInvoices.attach(Layouts.band(four, Words.GERMAN), EInvoices.cii(four)),
        later(
            gearsCoded(answer("e-invoice", four, Map.of("order", "awaiting-goods"), "paid")),
            "receipts.csv"));

    Invoice one = gears("KP-61330", "2026-10-26", 1);
    Answer excess = answer("e-invoice", one, Map.of("order", "excess"), null);
    write(
        "kessler-kp-61330-one-too-many.xml",
        EInvoices.ubl(one).getBytes(StandardCharsets.UTF_8),
        new Answer(
            excess.reads(),
            excess.fields(),
            CORRECT,
            CONFIRMED,
            List.of(APPROVED),
            "rejected",
            excess.check(),
            new Decision("reject", "All ten that were ordered have been invoiced already."),
            List.of(),
            null,
            null));
  }

  private static Invoice gears(String number, String issued, int quantity) {
    return Invoice.of(
        Parties.PRECISION,
        number,
        issued,
        30,
        "4500-0771",
        Item.of(GEAR, quantity, "St", "184.00", 19).ordered("PG-40-10", 1));
  }

  private static Answer gearsCoded(Answer answer) {
    return coded(answer, new CodedLine(1, "5200", "2100", "V19"));
  }

  private void prepaid() throws IOException {
    Invoice first =
        Invoice.of(
                Parties.SOFTWARE,
                "BF-2026-0788",
                "2026-10-02",
                14,
                null,
                Item.of("Anzahlung 30 %, Einführung Datenverwaltung", 1, "psch", "3600.00", 19))
            .as(Nature.PLAIN.prepayment());
    write(
        "blaufeld-bf-2026-0788-prepayment.xml",
        EInvoices.ubl(first).getBytes(StandardCharsets.UTF_8),
        answer("e-invoice", first, Map.of("documentType", "prepayment"), "paid"));

    Invoice last =
        Invoice.of(
                Parties.SOFTWARE,
                "BF-2026-0812",
                "2026-10-22",
                30,
                null,
                Item.of("Einführung Datenverwaltung, pauschal", 1, "psch", "12000.00", 19))
            .as(Nature.PLAIN.after("BF-2026-0788", "4284.00"));
    write(
        "blaufeld-bf-2026-0812-final.pdf",
        Sheet.bytes(Layouts.band(last, Words.GERMAN)),
        answer("digital-pdf", last, Map.of("documentType", "invoice"), "paid"));

    Invoice year =
        Invoice.of(
                Parties.ENERGY,
                "SN-JR-2026-0417",
                "2026-10-30",
                14,
                null,
                Item.of("Stromlieferung Halle 2, kWh", 9200, "kWh", "0.2290", 19),
                Item.of("Grundpreis Messstelle", 12, "Mon", "38.00", 19))
            .as(Nature.PLAIN.after(null, "2640.00"));
    write(
        "strom-netz-sn-jr-2026-0417-instalments.pdf",
        EInvoices.attach(Layouts.band(year, Words.GERMAN), EInvoices.cii(year)),
        answer("e-invoice", year, Map.of("documentType", "invoice"), "paid"));
  }

  private void paidOtherwise() throws IOException {
    Invoice small =
        Invoice.of(
            Parties.ENERGY,
            "SN-11-2026-5790",
            "2026-11-02",
            14,
            null,
            Item.of("Ladestrom Parkplatz, kWh", 310, "kWh", "0.3490", 19));
    write(
        "strom-netz-sn-11-2026-5790-returned.pdf",
        Sheet.bytes(Layouts.band(small, Words.GERMAN)),
        answer("digital-pdf", small, Map.of("documentType", "invoice"), "returned"));
  }

  private void approvedByASubstitute() throws IOException {
    Invoice large =
        Invoice.of(
            Parties.STEEL,
            "FA-774266",
            "2026-10-21",
            30,
            null,
            Item.of("Blech S235, 8 mm", 18, "t", "798.00", 19));
    Answer answer = answer("digital-pdf", large, Map.of("documentType", "invoice"), "paid");
    write(
        "oderland-fa-774266-substitute.pdf",
        Sheet.bytes(Layouts.letter(large, Words.GERMAN)),
        new Answer(
            answer.reads(),
            answer.fields(),
            CORRECT,
            CONFIRMED,
            List.of(new Decision("approved", null, "carl"), new Decision("approved", null, "dora")),
            "posted",
            answer.check(),
            null,
            List.of(),
            null,
            "paid"));
  }

  private void partiesOfOurOwnAndOthers() throws IOException {
    Invoice own =
        Invoice.of(
            Parties.SERVICE,
            "BVS-2026-0117",
            "2026-10-14",
            30,
            null,
            Item.of("Wartung Bearbeitungszentrum 4, Std", 24, "Std", "92.00", 19));
    write(
        "bv-service-bvs-2026-0117-intercompany.pdf",
        Sheet.bytes(Layouts.letter(own, Words.GERMAN)),
        answer("digital-pdf", own, Map.of("intercompany", "true"), null));

    Invoice foreign =
        Invoice.of(
                Parties.HAULAGE,
                "2026-3466",
                "2026-10-27",
                14,
                null,
                Item.of("Stückgut Rostock - Bremen", 2, "Fhrt", "240.00", 19))
            .to(Parties.STRANGER);
    Answer answer = answer("e-invoice", foreign, Map.of("buyer", "not-ours"), null);
    write(
        "wiegand-2026-3466-other-buyer.xml",
        EInvoices.cii(foreign).getBytes(StandardCharsets.UTF_8),
        new Answer(
            answer.reads(),
            answer.fields(),
            CORRECT,
            CONFIRMED,
            List.of(APPROVED),
            "rejected",
            answer.check(),
            null,
            List.of(),
            null,
            null));
  }

  private static Answer answer(
      String reads, Invoice invoice, Map<String, String> check, @Nullable String payment) {
    return new Answer(
        reads,
        invoice.fields(),
        CORRECT,
        CONFIRMED,
        List.of(APPROVED),
        "posted",
        check,
        null,
        List.of(),
        null,
        payment);
  }

  private static Answer coded(Answer a, CodedLine... lines) {
    return new Answer(
        a.reads(),
        a.fields(),
        a.validation(),
        a.bankAccount(),
        a.approvals(),
        a.outcome(),
        a.check(),
        a.order(),
        List.of(lines),
        a.later(),
        a.payment());
  }

  private static Answer later(Answer a, String file) {
    return new Answer(
        a.reads(),
        a.fields(),
        a.validation(),
        a.bankAccount(),
        a.approvals(),
        a.outcome(),
        a.check(),
        a.order(),
        a.coding(),
        file,
        a.payment());
  }

  private void write(String fileName, byte[] content, Answer answer) throws IOException {
    Files.write(folder.resolve(fileName), content);
    Files.writeString(
        folder.resolve(fileName + ".answer.json"), JSON.writeValueAsString(answer) + "\n");
    order.add(fileName);
  }
}
