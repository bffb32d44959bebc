package dev.pitcrew.records.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person changed in a field that was read from a vendor's document.
 *
 * @param box JSON of the region it stands in, when known
 */
public record Correction(
    String vendorId,
    String caseId,
    String field,
    @Nullable String read,
    @Nullable String corrected,
    @Nullable Integer page,
    @Nullable String box,
    String by,
    Instant at) {}
