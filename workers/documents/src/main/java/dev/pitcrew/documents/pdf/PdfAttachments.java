package dev.pitcrew.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** The XML files inside a PDF: the invoice of a ZUGFeRD or Factur-X document is one of them. */
public final class PdfAttachments {
  private static final int FILES_MAX = 20;
  private static final int NODES_MAX = 2_000;
  private static final int BYTES_MAX = 10 << 20;

  private final Map<String, byte[]> found = new LinkedHashMap<>();
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PdfAttachments() {}

  /** File names and contents, in the document's order; what is too large is left out. */
  public static Map<String, byte[]> xml(PDDocument document) {
    var attachments = new PdfAttachments();
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
    if (names != null) {
      attachments.walk(names.getDictionaryObject(COSName.EMBEDDED_FILES));
    }
    attachments.walk(catalog.getDictionaryObject(COSName.AF));
    return attachments.found;
  }

  /** Follows a name tree without trusting it to be a tree. */
  private void walk(@Nullable COSBase node) {
    if (node == null || seen.size() > NODES_MAX || !seen.add(node)) {
      return;
    }
    if (node instanceof COSArray array) {
      for (int i = 0; i < array.size() && i < NODES_MAX; i++) {
        walk(array.getObject(i));
      }
    } else if (node instanceof COSDictionary dictionary) {
      if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files) {
        take(dictionary, files);
      } else {
        walk(dictionary.getDictionaryObject(COSName.NAMES));
        walk(dictionary.getDictionaryObject(COSName.KIDS));
      }
    }
  }

  private void take(COSDictionary specification, COSDictionary files) {
    String name = specification.getString(COSName.UF, specification.getString(COSName.F, ""));
    COSBase stream = files.getDictionaryObject(COSName.F);
    if (stream == null) {
      stream = files.getDictionaryObject(COSName.UF);
    }
    if (found.size() < FILES_MAX
        && name.toLowerCase(Locale.ROOT).endsWith(".xml")
        && stream instanceof COSStream content) {
      try (InputStream in = content.createInputStream()) {
        byte[] bytes = in.readNBytes(BYTES_MAX + 1);
        if (bytes.length <= BYTES_MAX) {
          found.put(name, bytes);
        }
      } catch (IOException e) {
        // A broken attachment is none; the pages are read all the same.
      }
    }
  }
}
