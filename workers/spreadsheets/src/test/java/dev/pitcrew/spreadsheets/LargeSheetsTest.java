package dev.pitcrew.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class LargeSheetsTest {

  /** Small enough for every build; the documentation's figure is measured with a million. */
  private static final int ROWS = Integer.getInteger("pitcrew.sheet.rows", 200_000);

  /** Held whole, the sheet's cells alone would take some 100 MB. */
  private static final String HEAP = System.getProperty("pitcrew.sheet.heap", "48m");

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void shouldReadALargeSheetInASmallHeap() throws IOException, InterruptedException {
    // given
    var file = folder.resolve("large.xlsx");
    LargeSheet.write(file, ROWS);

    // when
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LargeSheet.class.getName(),
                "read",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    // then
    assertThat(process.waitFor(280, TimeUnit.SECONDS)).isTrue();
    var sum = BigDecimal.valueOf((long) ROWS * (ROWS + 1) / 2, 2);
    System.out.println(Files.readString(output));
    assertThat(Files.readString(output))
        .contains("%d rows, 1 problems, sum %s in ".formatted(ROWS, sum));
  }

  @Test
  void shouldReadTheSameFromALargeAndASmallSheet() throws IOException {
    // given
    var file = folder.resolve("sheet.xlsx");
    LargeSheet.write(file, 300);

    // when
    var small = LargeSheet.read(file);
    try (var large = LargeSheets.open("t.xlsx", file.toFile())) {
      var spec = TableSpec.ofPeople(LargeSheet.COLUMNS, null);
      var held = Spreadsheet.read(file).sheets().getFirst();
      try (var streamed = large.sheets().getFirst().open()) {
        // then
        assertThat(streamed.toList()).isEqualTo(held.rows());
      }
      assertThat(Header.score(large.sheets().getFirst(), spec)).isPositive();
    }
    assertThat(small).isEqualTo(new LargeSheet.Read(300, 1, new BigDecimal("451.50")));
  }

  @Test
  @Timeout(300)
  void shouldRefuseABombBeforeItGoesOff() throws IOException {
    // given
    var bomb = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      var blanks = new byte[1_000_000];
      for (int i = 0; i < 60; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
    }

    // then
    assertThatThrownBy(() -> TableFile.open("t.xlsx", bomb.toByteArray()))
        .isInstanceOf(UnreadableFile.class)
        .hasMessage(
            "Expected at most 48 MB of text in t.xlsx, but it holds more. Save it as csv or split it.");
  }

  @Test
  @Timeout(300)
  void shouldRefuseALargeSheetThatIsBrokenOrReachesOut() throws IOException {
    // given
    var xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")
        .append(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>")
        .append(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Date&x;</t></is></c></row></sheetData>")
        .append(" ".repeat(17_000_000))
        .append("</worksheet>");
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
      part(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
      part(zip, "xl/worksheets/sheet1.xml", xml.toString());
    }

    // then
    assertThatThrownBy(
            () -> {
              try (var file = TableFile.open("t.xlsx", bytes.toByteArray())) {
                file.sheets().getFirst().open().toList();
              }
            })
        .isInstanceOf(UnreadableFile.class);
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
