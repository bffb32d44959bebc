package dev.pitcrew.samples.make;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the receipts of the sample claims, and the manifest with what stands on them. */
public final class MakeReceipts {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final float QUALITY = 0.5f;

  private final Path folder;
  private final List<Map<String, Object>> documents = new ArrayList<>();

  MakeReceipts(Path folder) {
    this.folder = folder;
  }

  void make() throws IOException {
    photo(
        receipt(
            "hotel.jpg",
            "Hotel Alsterblick",
            List.of("Uferweg 3", "50667 Köln", "USt-IdNr. DE199887766"),
            "2026-11-17",
            "08:12",
            "4471",
            List.<String[]>of(new String[] {"1 Übernachtung", "118.00"}),
            7,
            "110.28",
            "7.72",
            "118.00",
            "EUR",
            "Girocard",
            true),
        1.6,
        5,
        1);
    Receipt taxi =
        receipt(
            "taxi.jpg",
            "Domstadt Taxi",
            List.of("Bonner Wall 20", "50677 Köln", "St.-Nr. 219/5550/0417"),
            "2026-11-17",
            "18:40",
            "0812",
            List.<String[]>of(new String[] {"Fahrt 9,4 km", "23.40"}),
            7,
            "21.87",
            "1.53",
            "23.40",
            "EUR",
            "Bar",
            true);
    BufferedImage ride = photo(taxi, -3.0, 5, 2);
    png(
        receipt(
            "train.png",
            "Rheinbahn Reisezentrum",
            List.of("Bahnhofsplatz 1", "20099 Hamburg", "USt-IdNr. DE188776655"),
            "2026-11-16",
            "07:05",
            "99120",
            List.<String[]>of(new String[] {"Hamburg - Köln, 2. Kl.", "64.90"}),
            7,
            "60.65",
            "4.25",
            "64.90",
            "EUR",
            "Girocard",
            true));
    photo(
        receipt(
            "lunch-card.jpg",
            "Gasthaus Domblick",
            List.of("Domgasse 8", "50667 Köln", "USt-IdNr. DE177665544"),
            "2026-11-17",
            "12:55",
            "233",
            List.of(new String[] {"2 Mittagstisch", "25.00"}, new String[] {"2 Wasser", "6.50"}),
            19,
            "26.47",
            "5.03",
            "31.50",
            "EUR",
            "Kreditkarte",
            true),
        2.8,
        6,
        4);
    photo(
        receipt(
            "london-cab.jpg",
            "Thames Cabs",
            List.of("14 Wharf Road", "London N1", "VAT No GB 123 4567 82"),
            "2026-11-10",
            "09:20",
            "77120",
            List.<String[]>of(new String[] {"Fare Heathrow", "18.50"}),
            20,
            "15.42",
            "3.08",
            "18.50",
            "GBP",
            "Card",
            false),
        -2.2,
        6,
        5);
    photo(
        receipt(
            "london-hotel.jpg",
            "The Lambeth Inn",
            List.of("5 Garden Row", "London SE1", "VAT No GB 234 5678 91"),
            "2026-11-11",
            "07:48",
            "30215",
            List.<String[]>of(new String[] {"Room 214, 1 night", "142.00"}),
            20,
            "118.33",
            "23.67",
            "142.00",
            "GBP",
            "Card",
            false),
        3.2,
        7,
        6);
    png(
        receipt(
            "seminar.png",
            "Nordkolleg Seminare",
            List.of("Elbchaussee 90", "22763 Hamburg", "USt-IdNr. DE166554433"),
            "2026-11-03",
            "16:30",
            "S-2026-311",
            List.<String[]>of(new String[] {"Seminar Arbeitsrecht", "1234.00"}),
            19,
            "1036.97",
            "197.03",
            "1234.00",
            "EUR",
            "Überweisung",
            true));
    photo(
        receipt(
            "dinner.jpg",
            "Ristorante Lago",
            List.of("Seestraße 17", "22301 Hamburg", "USt-IdNr. DE155443322"),
            "2026-11-12",
            "20:31",
            "118",
            List.of(new String[] {"Pasta", "16.50"}, new String[] {"Fisch", "22.00"}),
            19,
            "32.35",
            "6.15",
            "38.50",
            "EUR",
            "Bar",
            true),
        5.5,
        9,
        8);
    write("taxi-forwarded.jpg", Camera.jpeg(Snapshot.scaled(ride, 0.85), 0.4f), taxi, "photo");
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("source", "made for this project");
    manifest.put("documents", documents);
    Files.writeString(folder.resolve("MANIFEST.json"), JSON.writeValueAsString(manifest) + "\n");
  }

  private static Receipt receipt(
      String file,
      String merchant,
      List<String> address,
      String date,
      String time,
      String number,
      List<String[]> lines,
      int rate,
      String net,
      String tax,
      String total,
      String currency,
      String paid,
      boolean german) {
    return new Receipt(
        file, merchant, address, date, time, number, lines, rate, net, tax, total, currency, paid,
        german);
  }

  private BufferedImage photo(Receipt receipt, double degrees, double noise, long seed)
      throws IOException {
    BufferedImage picture = Snapshot.of(Till.print(receipt), degrees, noise, seed);
    write(receipt.file(), Camera.jpeg(picture, QUALITY), receipt, "photo");
    return picture;
  }

  private void png(Receipt receipt) throws IOException {
    write(receipt.file(), Snapshot.png(Till.print(receipt)), receipt, "scan");
  }

  private void write(String file, byte[] bytes, Receipt receipt, String kind) throws IOException {
    Files.write(folder.resolve(file), bytes);
    documents.add(Map.of("file", file, "kind", kind, "fields", receipt.fields()));
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    new MakeReceipts(folder).make();
  }
}
