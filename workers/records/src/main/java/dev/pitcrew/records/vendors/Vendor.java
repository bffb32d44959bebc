package dev.pitcrew.records.vendors;

import dev.pitcrew.records.company.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier in the master data. Payments take name and IBAN from here and from nowhere else.
 *
 * @param aliases other spellings of the name, also those learned from people
 * @param account the ledger account its invoices go to unless told otherwise
 * @param termsDays days from the issue date to the due date when the invoice names none
 * @param bankChangedAt when the bank account was last changed, absent when never
 * @param phone where somebody calls back before a bank account is changed; never from a document
 * @param email where the vendor is told of refusals and remittances
 * @param vatCode the VAT code of its lines unless told otherwise
 * @param entityId the one of our own companies that this vendor is; absent for everybody else
 */
public record Vendor(
    String id,
    String name,
    List<String> aliases,
    @Nullable String vatId,
    @Nullable String iban,
    @Nullable String bic,
    Address address,
    @Nullable String account,
    @Nullable String costCentre,
    Risk risk,
    int termsDays,
    @Nullable Instant bankChangedAt,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String vatCode,
    @Nullable String entityId) {

  private static final int DIALLED_DIGITS_MIN = 6;

  /** A vendor of whom no more is known. */
  public Vendor(
      String id,
      String name,
      List<String> aliases,
      @Nullable String vatId,
      @Nullable String iban,
      @Nullable String bic,
      Address address,
      @Nullable String account,
      @Nullable String costCentre,
      Risk risk,
      int termsDays,
      @Nullable Instant bankChangedAt) {
    this(
        id,
        name,
        aliases,
        vatId,
        iban,
        bic,
        address,
        account,
        costCentre,
        risk,
        termsDays,
        bankChangedAt,
        null,
        null,
        null,
        null);
  }

  /**
   * Whether somebody who dials this reaches the number of the master data: with or without country
   * code and prefix. A vendor without a number is reached at any.
   */
  public boolean isReachedAt(String dialled) {
    var digits = dialled.replaceAll("\\D", "").replaceFirst("^0+", "");
    return phone == null
        || (digits.length() >= DIALLED_DIGITS_MIN && phone.replaceAll("\\D", "").endsWith(digits));
  }

  /** What the approval policy knows about a supplier. */
  public enum Risk {
    LOW,
    NORMAL,
    HIGH;

    /** The word used in variables and decision tables. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
