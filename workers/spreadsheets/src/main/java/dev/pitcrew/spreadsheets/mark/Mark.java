package dev.pitcrew.spreadsheets.mark;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What is to be corrected.
 *
 * @param sheet absent where the file has one
 * @param cell such as {@code C7}, also with its sheet before it ({@code Data!C7}); absent when it
 *     is not about one cell
 * @param value what stands there
 * @param expected what should stand there
 * @param message a sentence for the sender
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Mark(
    @Nullable String sheet,
    @Nullable String cell,
    @Nullable String value,
    @Nullable String expected,
    @Nullable String message) {}
