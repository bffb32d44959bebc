package dev.pitcrew.documents.pdf;

import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/** Filled form fields, typed notes and stamps are part of what a person sees on a page. */
final class PageAnnotations {
  private static final Set<String> SEEN = Set.of("Widget", "FreeText", "Stamp");
  private static final int ANNOTATIONS_MAX = 2_000;

  private PageAnnotations() {}

  static void show(PageStripper stripper, PDPage page) throws IOException {
    int shown = 0;
    for (PDAnnotation annotation : page.getAnnotations()) {
      if (SEEN.contains(annotation.getSubtype())
          && !annotation.isHidden()
          && !annotation.isNoView()
          && shown++ < ANNOTATIONS_MAX) {
        stripper.showAnnotation(annotation);
      }
    }
  }
}
