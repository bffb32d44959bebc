package dev.pitcrew.browser.challenge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.browser.TestSite;
import dev.pitcrew.jobs.Variables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The sheet of the moving form's people, as such sheets are: phone numbers are numbers, and far
 * below nothing is still a row.
 */
final class ChallengeSheet {

  private static final String COLUMN_OF_NUMBERS = "Phone Number";
  private static final int LAST_ROW = 999;

  private ChallengeSheet() {}

  static JsonNode people() throws IOException {
    return Variables.MAPPER.readTree(TestSite.resource("/samples/bots/challenge/people.json"));
  }

  static byte[] of(JsonNode people) throws IOException {
    try (var book = new XSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      var sheet = book.createSheet("Sheet1");
      people.get(0).fieldNames().forEachRemaining(name -> cell(sheet, 0, name));
      for (int i = 0; i < people.size(); i++) {
        int row = i + 1;
        people
            .get(i)
            .fields()
            .forEachRemaining(
                field -> {
                  if (field.getKey().equals(COLUMN_OF_NUMBERS)) {
                    row(sheet, row)
                        .createCell(next(sheet, row))
                        .setCellValue(field.getValue().asDouble());
                  } else {
                    cell(sheet, row, field.getValue().asText());
                  }
                });
      }
      sheet.createRow(LAST_ROW).createCell(0).setBlank();
      book.write(out);
      return out.toByteArray();
    }
  }

  private static void cell(XSSFSheet sheet, int row, String text) {
    row(sheet, row).createCell(next(sheet, row)).setCellValue(text);
  }

  private static int next(XSSFSheet sheet, int row) {
    return Math.max(0, row(sheet, row).getLastCellNum());
  }

  private static XSSFRow row(XSSFSheet sheet, int row) {
    return sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
  }

  /** Writes the sample's sheet to the file named. */
  public static void main(String[] file) throws IOException {
    Files.write(Path.of(file[0]), of(people()));
  }
}
