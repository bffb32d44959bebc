package dev.pitcrew.samples.make;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Makes the sheets of the sample claims, the template they are made from, and the budget of the
 * sample report. What comes of each claim stands in {@code claims.json}, written by hand.
 */
public final class MakeClaims {

  private static final String NONE = "";

  private MakeClaims() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    template(folder);
    good(folder);
    bad(folder);
    budget(Path.of(arguments[1]));
  }

  private static void template(Path folder) throws IOException {
    Files.write(folder.resolve("claim-template.xlsx"), ClaimSheet.xlsx(List.of()));
    Files.write(
        folder.resolve("claim-template.csv"), ClaimSheet.csv(ClaimSheet.HEADINGS, List.of()));
    Files.write(folder.resolve("claim-template.ods"), ClaimSheet.ods(List.of()));
  }

  private static void good(Path folder) throws IOException {
    Files.write(
        folder.resolve("trade-fair.xlsx"),
        ClaimSheet.xlsx(
            List.of(
                line(
                    "2026-11-16",
                    "Travel",
                    "Train to the trade fair",
                    "Rheinbahn Reisezentrum",
                    "64.90",
                    "EUR",
                    "DE",
                    "own",
                    "train.png"),
                line(
                    "2026-11-17",
                    "Lodging",
                    "One night at the fair",
                    "Hotel Alsterblick",
                    "118.00",
                    "EUR",
                    "DE",
                    "own",
                    "hotel.jpg"),
                line(
                    "2026-11-17",
                    "Meals",
                    "Lunch at the fair",
                    "Gasthaus Domblick",
                    "31.50",
                    "EUR",
                    "DE",
                    "company card",
                    "lunch-card.jpg"),
                line(
                    "2026-11-17",
                    "Taxi",
                    "Fair to the station",
                    "Domstadt Taxi",
                    "23.40",
                    "EUR",
                    "DE",
                    "own",
                    "taxi.jpg"))));
    Files.write(
        folder.resolve("site-visit.csv"),
        ClaimSheet.csv(
            ClaimSheet.GERMAN,
            List.of(
                List.of(
                    "16.11.2026",
                    "Kilometergeld",
                    "Baustelle Lüneburg und zurück",
                    NONE,
                    NONE,
                    "EUR",
                    "DE",
                    "privat",
                    NONE,
                    "112,5",
                    NONE),
                List.of(
                    "16.11.2026",
                    "Tagegeld",
                    "Baustelle Lüneburg",
                    NONE,
                    NONE,
                    "EUR",
                    "DE",
                    "privat",
                    NONE,
                    NONE,
                    "1"),
                List.of(
                    "16.11.2026",
                    "Parken",
                    "Parkhaus am Markt",
                    "Parkhaus Markt",
                    "6,50",
                    "EUR",
                    "DE",
                    "privat",
                    NONE,
                    NONE,
                    NONE))));
    Files.write(
        folder.resolve("london.ods"),
        ClaimSheet.ods(
            List.of(
                line(
                    "2026-11-10",
                    "Taxi",
                    "Heathrow to the customer",
                    "Thames Cabs",
                    "18.50",
                    "GBP",
                    "GB",
                    "own",
                    "london-cab.jpg"),
                line(
                    "2026-11-11",
                    "Lodging",
                    "One night in London",
                    "The Lambeth Inn",
                    "142.00",
                    "GBP",
                    "GB",
                    "own",
                    "london-hotel.jpg"))));
    Files.write(
        folder.resolve("dinner.xlsx"),
        ClaimSheet.xlsx(
            List.of(
                line(
                    "2026-11-12",
                    "Meals",
                    "Dinner after the audit",
                    "Ristorante Lago",
                    "43.50",
                    "EUR",
                    "DE",
                    "own",
                    "dinner.jpg"))));
    Files.write(
        folder.resolve("again.csv"),
        ClaimSheet.csv(
            ClaimSheet.GERMAN,
            List.of(
                List.of(
                    "17.11.2026",
                    "Taxi",
                    "Fahrt zum Bahnhof",
                    "Domstadt Taxi",
                    "23,40",
                    "EUR",
                    "DE",
                    "privat",
                    "taxi-forwarded.jpg",
                    NONE,
                    NONE))));
  }

  private static void bad(Path folder) throws IOException {
    Files.write(
        folder.resolve("workshop-bad-cells.xlsx"),
        ClaimSheet.xlsx(
            List.of(
                row(
                    "31.02.2026",
                    "Office",
                    "Whiteboard pens",
                    "Papierhaus",
                    amount("12.40"),
                    "EUR",
                    "own"),
                row(
                    day("2026-11-18"),
                    "Zoo",
                    "Sticky notes",
                    "Papierhaus",
                    amount("9.80"),
                    "EUR",
                    "own"),
                row(
                    day("2026-11-18"),
                    "Office",
                    "Flip chart paper",
                    "Papierhaus",
                    "about ten",
                    "EUR",
                    "own"),
                row(
                    day("2026-11-19"),
                    "Office",
                    "Name tags",
                    "Papierhaus",
                    amount("7.30"),
                    "XYZ",
                    "own"))));
    Files.write(
        folder.resolve("workshop-corrected.xlsx"),
        ClaimSheet.xlsx(
            List.of(
                row(
                    day("2026-11-18"),
                    "Office",
                    "Whiteboard pens",
                    "Papierhaus",
                    amount("12.40"),
                    "EUR",
                    "own"),
                row(
                    day("2026-11-18"),
                    "Office",
                    "Sticky notes",
                    "Papierhaus",
                    amount("9.80"),
                    "EUR",
                    "own"),
                row(
                    day("2026-11-18"),
                    "Office",
                    "Flip chart paper",
                    "Papierhaus",
                    amount("10.00"),
                    "EUR",
                    "own"),
                row(
                    day("2026-11-19"),
                    "Office",
                    "Name tags",
                    "Papierhaus",
                    amount("7.30"),
                    "EUR",
                    "own"))));
    Files.write(
        folder.resolve("seminar-ambiguous.csv"),
        ClaimSheet.csv(
            ClaimSheet.HEADINGS,
            List.of(
                List.of(
                    "03/11/2026",
                    "Training",
                    "Seminar on labour law",
                    "Nordkolleg Seminare",
                    "1.234",
                    "EUR",
                    "DE",
                    "own",
                    "seminar.png",
                    NONE,
                    NONE))));
  }

  private static List<Object> line(
      String date,
      String category,
      String description,
      String merchant,
      String amount,
      String currency,
      String country,
      String paidWith,
      String receipt) {
    return List.of(
        day(date),
        category,
        description,
        merchant,
        amount(amount),
        currency,
        country,
        paidWith,
        receipt);
  }

  private static List<Object> row(
      Object date,
      String category,
      String description,
      String merchant,
      Object amount,
      String currency,
      String paidWith) {
    return List.of(date, category, description, merchant, amount, currency, "DE", paidWith);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  /** What the company plans for each account in a month. */
  private static void budget(Path folder) throws IOException {
    Files.createDirectories(folder);
    Object[][] rows = {
      {"6300", "1100", 4500},
      {"6815", "1100", 2200},
      {"6805", "1100", 350},
      {"6660", "2100", 1800},
      {"6663", "2100", 900},
      {"5100", "2100", 42000},
      {"6325", "1000", 5200},
      {"6835", "1300", 9500},
    };
    try (var workbook = new XSSFWorkbook()) {
      workbook.getProperties().getCoreProperties().setCreator("Pitcrew");
      var sheet = workbook.createSheet("Budget");
      var head = sheet.createRow(0);
      String[] headings = {"Account", "Cost centre", "Budget"};
      for (int i = 0; i < headings.length; i++) {
        head.createCell(i).setCellValue(headings[i]);
        sheet.setColumnWidth(i, 16 * 256);
      }
      var money = workbook.createCellStyle();
      money.setDataFormat(workbook.createDataFormat().getFormat("#,##0.00"));
      for (int i = 0; i < rows.length; i++) {
        var row = sheet.createRow(i + 1);
        row.createCell(0).setCellValue((String) rows[i][0]);
        row.createCell(1).setCellValue((String) rows[i][1]);
        var amount = row.createCell(2);
        amount.setCellValue((Integer) rows[i][2]);
        amount.setCellStyle(money);
      }
      try (var out = Files.newOutputStream(folder.resolve("budget-brueckner-voss.xlsx"))) {
        workbook.write(out);
      }
    }
  }
}
