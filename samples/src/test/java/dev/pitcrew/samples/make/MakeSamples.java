package dev.pitcrew.samples.make;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pitcrew.samples.Answer;
import dev.pitcrew.samples.Answer.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes all sample invoices with their answers into a folder:
 *
 * <pre>
 * mvn -pl samples test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.pitcrew.samples.make.MakeSamples
 * </pre>
 */
public final class MakeSamples {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .setSerializationInclusion(Include.NON_EMPTY);
  private static final Decision CORRECT = new Decision("correct", null);
  private static final Decision CONFIRMED = new Decision("confirmed", null);
  private static final Decision APPROVED = new Decision("approved", null);

  private final Path folder;
  private final List<String> order = new ArrayList<>();

  private MakeSamples(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length > 0 ? args[0] : "invoices");
    Files.createDirectories(folder);
    new MakeSamples(folder).all();
    new MakeBranches(folder).all();
  }

  private void all() throws IOException {
    Invoice office =
        Invoice.of(
            Parties.OFFICE,
            "RE-2026-10417",
            "2026-10-12",
            14,
            "PO-4711",
            Item.of("Kopierpapier A4, 80 g, 500 Blatt", 40, "Pk", "4.35", 19),
            Item.of("Ordner breit, schwarz", 25, "St", "2.80", 19),
            Item.of("Toner schwarz, 12.000 Seiten", 3, "St", "118.90", 19));
    write(
        "hansen-re-2026-10417.pdf",
        Sheet.bytes(Layouts.letter(office, Words.GERMAN)),
        posted("digital-pdf", office));

    Invoice workshop =
        Invoice.of(
            Parties.WORKSHOP,
            "F2026/0893",
            "2026-10-05",
            30,
            null,
            Item.of("Usinage axe de broche", 12, "pce", "86.50", 20),
            Item.of("Traitement thermique", 12, "pce", "14.20", 20),
            Item.of("Manuel technique imprimé", 4, "pce", "28.00", 10));
    write(
        "duvallon-f2026-0893.pdf",
        Sheet.bytes(Layouts.classic(workshop, Words.FRENCH)),
        posted("digital-pdf", workshop));

    Invoice bearings =
        Invoice.of(
            Parties.BEARINGS,
            "INV-88213",
            "2026-10-14",
            30,
            "PO-4719",
            Item.of("Angular contact bearing 7210", 60, "pcs", "21.75", 21),
            Item.of("Deep groove ball bearing 6208", 120, "pcs", "8.40", 21),
            Item.of("Bearing grease, 1 kg tin", 10, "pcs", "19.90", 21));
    write(
        "van-hoeven-inv-88213.pdf",
        Sheet.bytes(Layouts.band(bearings, Words.ENGLISH)),
        posted("digital-pdf", bearings));

    Invoice haulage =
        Invoice.of(
            Parties.HAULAGE,
            "2026-3381",
            "2026-10-19",
            14,
            null,
            Item.of("Stückgut Hamburg - Bremen", 4, "Fhrt", "165.00", 19),
            Item.of("Palettentausch", 18, "St", "3.60", 19));
    write(
        "wiegand-2026-3381-scan.pdf",
        Camera.scan(Layouts.letter(haulage, Words.GERMAN), 0.9, 3381),
        posted("scan", haulage));

    Invoice paper =
        Invoice.of(
            Parties.PAPER,
            "FC-20261007-52",
            "2026-10-07",
            30,
            null,
            Item.of("Papier recyclé A3", 15, "rame", "9.80", 20),
            Item.of("Enveloppes C5", 8, "bte", "16.45", 20));
    write(
        "clairvaux-fc-20261007-52-scan.pdf",
        Camera.scan(Layouts.classic(paper, Words.FRENCH), -1.3, 52),
        posted("scan", paper));

    Invoice tooling =
        Invoice.of(
            Parties.PRECISION,
            "KP-61120",
            "2026-10-21",
            30,
            "PO-4733",
            Item.of("Spannzange ER32, 12 mm", 6, "St", "34.50", 19),
            Item.of("Messuhr 0,01 mm", 2, "St", "89.00", 19));
    write(
        "kessler-kp-61120-photo.jpg",
        Camera.photo(Layouts.band(tooling, Words.GERMAN), 61120),
        posted("scan", tooling));

    Invoice software =
        Invoice.of(
            Parties.SOFTWARE,
            "BF-2026-0740",
            "2026-10-01",
            30,
            null,
            Item.of("Wartung CAD-Lizenzen, 4. Quartal", 14, "St", "185.00", 19),
            Item.of("Schulung vor Ort, Tag", 2, "St", "960.00", 19));
    write(
        "blaufeld-bf-2026-0740-xrechnung.xml",
        EInvoices.ubl(software).getBytes(StandardCharsets.UTF_8),
        posted("e-invoice", software));

    Invoice energy =
        Invoice.of(
            Parties.ENERGY,
            "SN-10-2026-5567",
            "2026-10-31",
            14,
            null,
            Item.of("Stromlieferung Oktober, kWh", 18400, "kWh", "0.2310", 19),
            Item.of("Grundpreis Messstelle", 1, "Mon", "38.00", 19));
    write(
        "strom-netz-sn-10-2026-5567.pdf",
        EInvoices.attach(Layouts.band(energy, Words.GERMAN), EInvoices.cii(energy)),
        posted("e-invoice", energy));

    Invoice steel =
        Invoice.of(
            Parties.STEEL,
            "FA-774102",
            "2026-10-23",
            30,
            "PO-4702",
            Item.of("Blech S355, 12 mm", 24, "t", "812.00", 19),
            Item.of("Flachstahl 80 x 10", 9, "t", "845.50", 19));
    write(
        "oderland-fa-774102-cii.xml",
        EInvoices.cii(steel).getBytes(StandardCharsets.UTF_8),
        posted("e-invoice", steel));

    Invoice freight =
        Invoice.of(
            Parties.FREIGHT,
            "ZR-26-1904",
            "2026-10-16",
            14,
            null,
            Item.of("Sea freight Rotterdam - Oslo, 20 ft", 3, "pcs", "1480.00", 21),
            Item.of("Terminal handling", 3, "pcs", "215.00", 21));
    write(
        "zeevracht-zr-26-1904.pdf",
        Sheet.bytes(Layouts.band(freight, Words.ENGLISH)),
        new Answer(
            "digital-pdf",
            freight.fields(),
            CORRECT,
            CONFIRMED,
            List.of(new Decision("rejected", "Container 3 was never delivered.")),
            "rejected"));

    write(
        "hansen-re-2026-10417-again.pdf",
        Sheet.bytes(Layouts.band(office, Words.GERMAN)),
        answer("digital-pdf", office, CORRECT, CONFIRMED, "duplicate"));

    Invoice redirected =
        Invoice.of(
            Parties.PRECISION.withIban("DE30999900040055667788", "TESTDEF3XXX"),
            "KP-61244",
            "2026-10-28",
            30,
            null,
            Item.of("Fräserset HSS-Co, 10-teilig", 5, "St", "212.00", 19));
    write(
        "kessler-kp-61244-new-account.pdf",
        Sheet.bytes(Layouts.letter(redirected, Words.GERMAN)),
        answer(
            "digital-pdf",
            redirected,
            CORRECT,
            new Decision("refused", "The vendor knows of no new account."),
            "rejected"));

    Invoice wrong =
        Invoice.of(
                Parties.HAULAGE,
                "2026-3402",
                "2026-10-26",
                14,
                null,
                Item.of("Direktfahrt Hamburg - Kassel", 2, "Fhrt", "430.00", 19),
                Item.of("Standzeit, Stunde", 3, "Std", "48.00", 19))
            .claimingTotal("1294.76");
    write(
        "wiegand-2026-3402-wrong-sum.pdf",
        Sheet.bytes(Layouts.letter(wrong, Words.GERMAN)),
        answer(
            "digital-pdf",
            wrong,
            new Decision(
                "reject",
                "Net and tax do not add up to the total; please send a corrected invoice."),
            CONFIRMED,
            "rejected"));

    Invoice hybrid =
        Invoice.of(
            Parties.OFFICE,
            "RE-2026-10588",
            "2026-10-29",
            14,
            null,
            Item.of("Bürostuhl, höhenverstellbar", 4, "St", "289.00", 19));
    Invoice printed = hybrid.from(Parties.OFFICE.withIban("DE89999900020099887766", "TESTDEF1XXX"));
    write(
        "hansen-re-2026-10588-two-accounts.pdf",
        EInvoices.attach(Layouts.letter(printed, Words.GERMAN), EInvoices.cii(hybrid)),
        answer(
            "e-invoice",
            hybrid,
            CORRECT,
            new Decision("refused", "Only the account in the XML is the vendor's."),
            "rejected"));

    write(
        "order-confirmation-88190.pdf",
        Sheet.bytes(letterThatIsNoInvoice()),
        new Answer(
            "digital-pdf",
            Map.of(),
            new Decision("not-an-invoice", "An order confirmation."),
            CONFIRMED,
            List.of(APPROVED),
            "not-an-invoice"));

    byte[] whole = Sheet.bytes(Layouts.letter(office, Words.GERMAN));
    write("broken-transfer.pdf", Arrays.copyOf(whole, 700), unreadable());
    write(
        "external-entity.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE Invoice [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&secret;</Invoice>
        """
            .getBytes(StandardCharsets.UTF_8),
        unreadable());

    Files.writeString(folder.resolve("order.txt"), String.join("\n", order) + "\n");
  }

  private static org.apache.pdfbox.pdmodel.PDDocument letterThatIsNoInvoice() {
    Sheet sheet = new Sheet(false);
    sheet.bold(56, 62, 17, Parties.BEARINGS.name());
    sheet.text(
        56,
        78,
        8.5f,
        Parties.BEARINGS.street()
            + ", "
            + Parties.BEARINGS.postCode()
            + " "
            + Parties.BEARINGS.city());
    sheet.text(56, 158, 10.5f, Parties.BUYER.name());
    sheet.text(56, 172, 10.5f, Parties.BUYER.street());
    sheet.bold(56, 262, 15, "Order confirmation 88190");
    sheet.text(56, 300, 10.5f, "Thank you for your order PO-4719 of 2 October 2026.");
    sheet.text(
        56,
        318,
        10.5f,
        "We shall deliver 60 angular contact bearings 7210 and 120 deep groove ball");
    sheet.text(
        56, 334, 10.5f, "bearings 6208 in calendar week 42. The invoice follows with the goods.");
    sheet.text(56, 380, 10.5f, "With kind regards");
    return sheet.document();
  }

  private static Answer posted(String reads, Invoice invoice) {
    return answer(reads, invoice, CORRECT, CONFIRMED, "posted");
  }

  private static Answer answer(
      String reads, Invoice invoice, Decision validation, Decision bankAccount, String outcome) {
    return new Answer(reads, invoice.fields(), validation, bankAccount, List.of(APPROVED), outcome);
  }

  private static Answer unreadable() {
    return new Answer(null, Map.of(), CORRECT, CONFIRMED, List.of(APPROVED), "unreadable");
  }

  private void write(String fileName, byte[] content, Answer answer) throws IOException {
    Files.write(folder.resolve(fileName), content);
    Files.writeString(
        folder.resolve(fileName + ".answer.json"), JSON.writeValueAsString(answer) + "\n");
    order.add(fileName);
  }
}
