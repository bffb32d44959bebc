package dev.pitcrew.reports;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The fonts that come along, so that no report depends on the machine it is made on. */
final class Fonts {

  /** What style sheets call the usual one. */
  static final String FAMILY = "DejaVu Sans";

  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  private Fonts() {}

  static void addTo(PdfRendererBuilder builder) {
    add(builder, "DejaVuSans.ttf", FAMILY, 400, FontStyle.NORMAL);
    add(builder, "DejaVuSans-Bold.ttf", FAMILY, 700, FontStyle.NORMAL);
    add(builder, "DejaVuSans-Oblique.ttf", FAMILY, 400, FontStyle.ITALIC);
    add(builder, "DejaVuSerif.ttf", "DejaVu Serif", 400, FontStyle.NORMAL);
    add(builder, "DejaVuSerif-Bold.ttf", "DejaVu Serif", 700, FontStyle.NORMAL);
    add(builder, "DejaVuSansMono.ttf", "DejaVu Sans Mono", 400, FontStyle.NORMAL);
  }

  private static void add(
      PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
    builder.useFont(() -> open(file), family, weight, style, true);
  }

  /** The usual font for charts. */
  static Font ofCharts() {
    try (InputStream in = open("DejaVuSans.ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(9f);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the font that comes along is one", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String file) {
    InputStream in = Fonts.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException("Expected the jar to hold font %s.".formatted(file));
    }
    return in;
  }
}
