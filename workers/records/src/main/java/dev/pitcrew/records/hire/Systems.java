package dev.pitcrew.records.hire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The systems that access is given to, and how rosters write them. */
public final class Systems {

  public static final String HR_PORTAL = "hr-portal";
  public static final String IT_PORTAL = "it-portal";

  private static final Map<String, String> KNOWN =
      Map.of(
          "hrportal", HR_PORTAL,
          "hr", HR_PORTAL,
          "personalportal", HR_PORTAL,
          "itportal", IT_PORTAL,
          "it", IT_PORTAL);

  private Systems() {}

  /** The system a text means. */
  public static Optional<String> of(String text) {
    return Optional.ofNullable(KNOWN.get(text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")));
  }
}
