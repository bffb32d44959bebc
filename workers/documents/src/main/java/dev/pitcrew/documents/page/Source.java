package dev.pitcrew.documents.page;

/** How the words of a page, or the value of a field, were come by. */
public enum Source {
  XML,
  TEXT,
  OCR
}
