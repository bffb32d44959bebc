package dev.pitcrew.web.page;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names of files as people sent them: shown, never used as paths. */
public final class FileNames {

  private static final int LENGTH_MAX = 255;

  /** By the end of the name; what a browser says about a file's kind is not believed. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("csv", "text/csv"),
          Map.entry("xml", "application/xml"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"));

  private FileNames() {}

  /** The last part of the name, without what could turn or hide what is read. */
  public static String shown(@Nullable String sent) {
    String name = Objects.requireNonNullElse(sent, "");
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
    if (clean.isEmpty()) {
      return "document";
    }
    return clean.length() > LENGTH_MAX ? clean.substring(clean.length() - LENGTH_MAX) : clean;
  }

  /** The kind its name says it is. */
  public static String type(@Nullable String sent) {
    String name = shown(sent).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }
}
