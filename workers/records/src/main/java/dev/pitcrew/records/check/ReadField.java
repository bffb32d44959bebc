package dev.pitcrew.records.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was read, with where it came from.
 *
 * @param value text; amounts are decimal text with a dot, dates {@code yyyy-mm-dd}; absent when
 *     nothing was found
 * @param confidence 0 to 1: how likely the value is right
 * @param source {@code xml}, {@code text}, {@code ocr}, {@code person} or {@code master}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReadField(
    @Nullable String value,
    double confidence,
    @Nullable Integer page,
    @Nullable List<BigDecimal> box,
    @Nullable String source) {

  boolean isBlank() {
    return value == null || value.isBlank();
  }
}
