package dev.pitcrew.documents.ocr;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessOcrEngineMode;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;
import net.sourceforge.tess4j.TessAPI1;

/**
 * One thread's Tesseract, with an engine for each language it has met. A crash in here ends the
 * process, so it is used in a child process only.
 */
final class Tesseract implements AutoCloseable {
  private final LanguageData languages;
  private final Map<String, TessBaseAPI> engines = new HashMap<>();

  Tesseract(Path cache) {
    NativeLibraries.prepare(cache);
    this.languages = new LanguageData(cache);
  }

  /** Tesseract's table of blocks, lines and words, as tab-separated text. */
  String read(GrayImage image, String language, int segmentation, int dpi) throws IOException {
    TessBaseAPI engine = engine(language, TessOcrEngineMode.OEM_LSTM_ONLY);
    TessAPI1.TessBaseAPISetPageSegMode(engine, segmentation);
    try {
      setImage(engine, image, dpi);
      if (TessAPI1.TessBaseAPIRecognize(engine, null) != 0) {
        throw new IOException("Tesseract could not read the picture");
      }
      Pointer text = TessAPI1.TessBaseAPIGetTsvText(engine, 0);
      String table = text.getString(0, StandardCharsets.UTF_8.name());
      TessAPI1.TessDeleteText(text);
      return table;
    } finally {
      TessAPI1.TessBaseAPIClear(engine);
    }
  }

  /** Clockwise quarter turns that set the page upright; 0 where it cannot be told. */
  int quartersToUpright(GrayImage image, int dpi) throws IOException {
    TessBaseAPI engine = engine("osd", TessOcrEngineMode.OEM_TESSERACT_ONLY);
    TessAPI1.TessBaseAPISetPageSegMode(engine, TessPageSegMode.PSM_OSD_ONLY);
    IntBuffer degrees = IntBuffer.allocate(1);
    FloatBuffer confidence = FloatBuffer.allocate(1);
    try {
      setImage(engine, image, dpi);
      int found =
          TessAPI1.TessBaseAPIDetectOrientationScript(
              engine, degrees, confidence, new PointerByReference(), FloatBuffer.allocate(1));
      return found == 1 && confidence.get(0) > 1 ? Math.floorMod(-degrees.get(0) / 90, 4) : 0;
    } finally {
      TessAPI1.TessBaseAPIClear(engine);
    }
  }

  private static void setImage(TessBaseAPI engine, GrayImage image, int dpi) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(image.pixels().length);
    pixels.put(image.pixels()).flip();
    TessAPI1.TessBaseAPISetImage(engine, pixels, image.width(), image.height(), 1, image.width());
    TessAPI1.TessBaseAPISetSourceResolution(engine, dpi);
  }

  private TessBaseAPI engine(String language, int mode) throws IOException {
    TessBaseAPI known = engines.get(language);
    if (known != null) {
      return known;
    }
    String folder = languages.folderWith(language).toString();
    TessBaseAPI engine = TessAPI1.TessBaseAPICreate();
    if (TessAPI1.TessBaseAPIInit2(engine, folder, language, mode) != 0) {
      throw new IOException("Tesseract does not start with language data " + language);
    }
    TessAPI1.TessBaseAPISetVariable(engine, "debug_file", "/dev/null");
    engines.put(language, engine);
    return engine;
  }

  @Override
  public void close() {
    engines.values().forEach(TessAPI1::TessBaseAPIDelete);
    engines.clear();
  }
}
