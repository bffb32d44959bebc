package dev.pitcrew.records;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Loads a folder of master data: {@code company.json} (our entities), {@code vendors.csv} and
 * {@code people.csv}, UTF-8, lists within a cell separated by a bar. All or nothing; loading again
 * updates what is there.
 */
public final class MasterData {

  static final List<String> FILES = List.of("company.json", "vendors.csv", "people.csv");

  private MasterData() {}

  public static void load(Records records, Path folder) {
    try {
      var company = Json.MAPPER.readTree(Files.readString(folder.resolve("company.json")));
      var vendors = rows(folder.resolve("vendors.csv"));
      var people = rows(folder.resolve("people.csv"));
      records.inTransaction(
          () -> {
            company.path("entities").forEach(node -> records.entities().save(entity(node)));
            vendors.forEach(row -> records.vendors().save(vendor(row)));
            people.forEach(row -> records.people().save(person(row)));
            return vendors.size();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  private static Entity entity(JsonNode node) {
    var aliases = new ArrayList<String>();
    node.path("aliases").forEach(alias -> aliases.add(alias.asText()));
    var vatIds = new ArrayList<String>();
    node.path("vatIds").forEach(vatId -> vatIds.add(vatId.asText()));
    if (vatIds.isEmpty() && node.hasNonNull("vatId")) {
      vatIds.add(node.get("vatId").asText());
    }
    return new Entity(
        node.required("id").asText(),
        node.required("name").asText(),
        aliases,
        vatIds,
        node.required("iban").asText(),
        node.path("bic").asText(null),
        new Address(
            node.path("street").asText(null),
            node.path("postCode").asText(null),
            node.path("city").asText(null),
            node.required("country").asText()),
        ZoneId.of(node.path("timeZone").asText("UTC")),
        EntityJson.workingHours(node),
        EntityJson.holidays(node),
        EntityJson.bookkeeping(node),
        EntityJson.retention(node));
  }

  private static Vendor vendor(NamedCsvRecord row) {
    return new Vendor(
        row.getField("id"),
        row.getField("name"),
        Columns.list(row.getField("aliases")),
        orNull(row.getField("vat_id")),
        orNull(row.getField("iban")),
        orNull(row.getField("bic")),
        new Address(
            orNull(row.getField("street")),
            orNull(row.getField("post_code")),
            orNull(row.getField("city")),
            row.getField("country")),
        orNull(row.getField("account")),
        orNull(row.getField("cost_centre")),
        Vendor.Risk.valueOf(row.getField("risk").toUpperCase(Locale.ROOT)),
        Integer.parseInt(row.getField("terms_days")),
        null,
        optional(row, "phone"),
        optional(row, "email"),
        optional(row, "vat_code"),
        optional(row, "entity"));
  }

  private static Person person(NamedCsvRecord row) {
    return new Person(
        row.getField("username"),
        row.getField("name"),
        Columns.set(row.getField("roles")),
        orNull(row.getField("manager")),
        orNull(row.getField("email")),
        true,
        optional(row, "entity"),
        optional(row, "iban"));
  }

  private static @Nullable String optional(NamedCsvRecord row, String column) {
    return row.findField(column).filter(cell -> !cell.isBlank()).map(String::strip).orElse(null);
  }

  private static @Nullable String orNull(String cell) {
    return cell.isBlank() ? null : cell.strip();
  }
}
