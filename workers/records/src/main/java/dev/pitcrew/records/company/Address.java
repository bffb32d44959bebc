package dev.pitcrew.records.company;

import org.jspecify.annotations.Nullable;

/**
 * A postal address in parts.
 *
 * @param country ISO 3166 code of two letters; the only part that is always known
 */
public record Address(
    @Nullable String street, @Nullable String postCode, @Nullable String city, String country) {}
