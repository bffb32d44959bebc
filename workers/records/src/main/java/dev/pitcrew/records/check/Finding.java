package dev.pitcrew.records.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a check noticed.
 *
 * @param code stable name for programs
 * @param field the field it is about
 * @param message a sentence a clerk understands
 * @param page counted from 1
 * @param box {@code [x, y, width, height]} in points from the page's upper left corner
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    String code,
    Severity severity,
    @Nullable String field,
    String message,
    @Nullable String expected,
    @Nullable String found,
    @Nullable Integer page,
    @Nullable List<BigDecimal> box) {

  /**
   * An error must be put right or the invoice refused; a warning needs a person's eyes; an info
   * only tells.
   */
  public enum Severity {
    @JsonProperty("error")
    ERROR,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("info")
    INFO
  }

  public static Finding error(String code, String field, String message) {
    return new Finding(code, Severity.ERROR, field, message, null, null, null, null);
  }

  public static Finding warning(String code, String field, String message) {
    return new Finding(code, Severity.WARNING, field, message, null, null, null, null);
  }

  public static Finding info(String code, String field, String message) {
    return new Finding(code, Severity.INFO, field, message, null, null, null, null);
  }

  public Finding comparing(@Nullable String expected, @Nullable String found) {
    return new Finding(
        code,
        severity,
        field,
        message,
        expected == null ? null : Amounts.cut(expected),
        found == null ? null : Amounts.cut(found),
        page,
        box);
  }

  Finding at(ReadInvoice.@Nullable Line where) {
    return where == null
        ? this
        : new Finding(code, severity, field, message, expected, found, where.page(), where.box());
  }

  Finding at(@Nullable ReadField where) {
    return where == null
        ? this
        : new Finding(code, severity, field, message, expected, found, where.page(), where.box());
  }

  Finding softened() {
    return severity == Severity.ERROR
        ? new Finding(code, Severity.WARNING, field, message, expected, found, page, box)
        : this;
  }
}
