package dev.pitcrew.engine.gateway.call;

import dev.pitcrew.engine.command.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** There is one tenant; who names another is told so instead of being served its data. */
public final class Tenants {

  public static final String DEFAULT = "<default>";

  private Tenants() {}

  /**
   * @param tenantId as the request has it; absent or empty for the one tenant
   */
  public static String check(@Nullable String tenantId) {
    if (tenantId == null || tenantId.isEmpty() || tenantId.equals(DEFAULT)) {
      return DEFAULT;
    }
    throw new RejectedException(
        Rejection.Type.INVALID_ARGUMENT,
        "Expected to handle a request of tenant '%s', but multi-tenancy is disabled."
            .formatted(tenantId));
  }

  /** Each of them, and the one tenant where none is named. */
  public static List<String> check(@Nullable List<String> tenantIds) {
    if (tenantIds != null) {
      tenantIds.forEach(Tenants::check);
    }
    return List.of(DEFAULT);
  }
}
