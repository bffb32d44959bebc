package dev.pitcrew.documents.page;

import org.jspecify.annotations.Nullable;

/**
 * Something about a document that a person should know.
 *
 * @param code for programs, in kebab-case or as the standard calls it
 * @param field the field it is about, if it is about one
 * @param message a sentence a clerk understands
 */
public record Finding(String code, Severity severity, @Nullable String field, String message) {

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING,
    INFO
  }

  public static Finding warning(String code, String message) {
    return new Finding(code, Severity.WARNING, null, message);
  }

  public static Finding info(String code, String message) {
    return new Finding(code, Severity.INFO, null, message);
  }
}
