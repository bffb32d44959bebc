package dev.pitcrew.web.cockpit;

import dev.pitcrew.web.engine.Instances;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Which cases an operator wants to see; every part of it stands in the address. */
public record CockpitQuery(String process, Instances.Which which, int page) {

  private static final int PAGE_MAX = 10_000;
  private static final int ID_LENGTH_MAX = 200;

  static CockpitQuery of(String process, String state, int page) {
    Instances.Which which =
        Arrays.stream(Instances.Which.values())
            .filter(one -> one.name().equalsIgnoreCase(state))
            .findFirst()
            .orElse(Instances.Which.ACTIVE);
    String id = process.length() > ID_LENGTH_MAX ? "" : process.trim();
    return new CockpitQuery(id, which, Math.min(Math.max(page, 0), PAGE_MAX));
  }

  public String showing(Instances.Which other) {
    return address(other, 0);
  }

  public String onPage(int other) {
    return address(which, other);
  }

  private String address(Instances.Which state, int number) {
    return "/cockpit?process="
        + URLEncoder.encode(process, StandardCharsets.UTF_8)
        + "&state="
        + state.name().toLowerCase(Locale.ROOT)
        + (number == 0 ? "" : "&page=" + number);
  }

  public String label(Instances.Which state) {
    return switch (state) {
      case ACTIVE -> "Running";
      case INCIDENT -> "With incidents";
      case COMPLETED -> "Completed";
      case TERMINATED -> "Cancelled";
      case ALL -> "All";
    };
  }

  public String word() {
    return which.name().toLowerCase(Locale.ROOT);
  }
}
