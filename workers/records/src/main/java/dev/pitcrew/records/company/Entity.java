package dev.pitcrew.records.company;

import dev.pitcrew.records.calendar.Holidays;
import dev.pitcrew.records.calendar.WorkingHours;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of our own companies: what an invoice must be addressed to and what pays it.
 *
 * @param aliases other spellings under which suppliers address it
 * @param vatIds the first is the one it usually names; may be empty
 * @param iban the account payments leave from
 * @param retention how long each kind of document is kept, where it differs from the shipped rules
 */
public record Entity(
    String id,
    String name,
    List<String> aliases,
    List<String> vatIds,
    String iban,
    @Nullable String bic,
    Address address,
    ZoneId timeZone,
    WorkingHours workingHours,
    Holidays holidays,
    Bookkeeping bookkeeping,
    Map<String, Period> retention) {

  public Entity {
    aliases = List.copyOf(aliases);
    vatIds = List.copyOf(vatIds);
    retention = Map.copyOf(retention);
  }

  /** A company that works and keeps its books as is usual. */
  public Entity(
      String id,
      String name,
      List<String> aliases,
      @Nullable String vatId,
      String iban,
      @Nullable String bic,
      Address address,
      ZoneId timeZone) {
    this(
        id,
        name,
        aliases,
        vatId == null ? List.of() : List.of(vatId),
        iban,
        bic,
        address,
        timeZone,
        WorkingHours.USUAL,
        Holidays.NONE,
        Bookkeeping.USUAL,
        Map.of());
  }

  /** The VAT id it usually names. */
  public @Nullable String vatId() {
    return vatIds.isEmpty() ? null : vatIds.getFirst();
  }
}
