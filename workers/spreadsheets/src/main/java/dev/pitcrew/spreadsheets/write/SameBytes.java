package dev.pitcrew.spreadsheets.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Takes out of a workbook what would differ at the next writing: times. */
public final class SameBytes {

  /** Not the first day zip files know: that one is written with the time zone beside it. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private SameBytes() {}

  /** Writes a workbook so that the same content gives the same bytes. */
  public static byte[] of(XSSFWorkbook workbook) {
    withoutDates(workbook);
    return write(workbook);
  }

  /** Writes somebody's workbook again; the dates in it are theirs and stay. */
  public static byte[] ofCopy(XSSFWorkbook workbook) {
    if (workbook
        .getPackage()
        .getRelationshipsByType(PackageRelationshipTypes.CORE_PROPERTIES)
        .isEmpty()) {
      // The library would put in its own.
      withoutDates(workbook);
    }
    return write(workbook);
  }

  private static void withoutDates(XSSFWorkbook workbook) {
    var properties = workbook.getProperties().getCoreProperties();
    properties.setCreated(Optional.of(new Date(0)));
    properties.setModified(Optional.of(new Date(0)));
  }

  private static byte[] write(XSSFWorkbook workbook) {
    try {
      var bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return withoutTimes(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withoutTimes(byte[] zip) throws IOException {
    var bytes = new ByteArrayOutputStream(zip.length);
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip));
        var out = new ZipOutputStream(bytes)) {
      for (var part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        var same = new ZipEntry(part.getName());
        same.setTimeLocal(NO_TIME);
        out.putNextEntry(same);
        in.transferTo(out);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
