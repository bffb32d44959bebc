package dev.pitcrew.engine.gateway.observe;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What callers say of their traces, by W3C Trace Context (level 1). */
public final class TraceParents {

  /** The name of the header, the metadata and the job's header. */
  public static final String NAME = "traceparent";

  private static final Pattern VALID =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceParents() {}

  /**
   * Itself, or nothing where it is none: then the request has no trace, and is served all the same.
   */
  public static @Nullable String valid(@Nullable String given) {
    return given != null && VALID.matcher(given).matches() ? given : null;
  }
}
