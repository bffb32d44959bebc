package dev.pitcrew.records;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works with the system.
 *
 * @param roles what the person may do, such as {@code clerk} or {@code treasurer}
 * @param manager user name of the superior, absent at the top
 */
public record Person(
    String username,
    String name,
    Set<String> roles,
    @Nullable String manager,
    @Nullable String email) {}
