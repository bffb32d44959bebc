package dev.pitcrew.samples.portals;

import org.jspecify.annotations.Nullable;

/**
 * Who may sign in to a portal.
 *
 * @param totpSeed base 32 secret of the one-time codes; absent where the password is enough
 */
public record Account(String user, String password, @Nullable String totpSeed) {}
