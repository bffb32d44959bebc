package dev.pitcrew.records;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of our own companies: what an invoice must be addressed to and what pays it.
 *
 * @param aliases other spellings under which suppliers address it
 * @param iban the account payments leave from
 */
public record Entity(
    String id,
    String name,
    List<String> aliases,
    @Nullable String vatId,
    String iban,
    @Nullable String bic,
    Address address,
    ZoneId timeZone) {}
