package dev.pitcrew.records.coding;

import dev.pitcrew.records.check.TaxTreatment;
import dev.pitcrew.records.company.Bookkeeping;
import dev.pitcrew.records.company.Bookkeeping.VatCode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which VAT code a line has, and what it means. */
public final class VatCodes {

  /** Tax of another country that the books have no account for: it is part of the cost. */
  public static final VatCode FOREIGN = new VatCode("F0", BigDecimal.ZERO, "foreign", null, null);

  private VatCodes() {}

  public static Optional<VatCode> find(Bookkeeping books, @Nullable String code) {
    return code == null
        ? Optional.empty()
        : books
            .vatCode(code.strip())
            .or(
                () ->
                    code.strip().equals(FOREIGN.code()) ? Optional.of(FOREIGN) : Optional.empty());
  }

  /**
   * The code for a treatment and a rate, where the books have exactly one answer.
   *
   * @param foreign whether the tax that is charged is another country's
   */
  static Optional<VatCode> pick(
      Bookkeeping books, TaxTreatment treatment, Optional<BigDecimal> rate, boolean foreign) {
    if (treatment == TaxTreatment.STANDARD) {
      // Tax of another country is claimed back where the books have a code for its rate.
      var known =
          rate.flatMap(
              one ->
                  books.vatCodes().stream()
                      .filter(code -> isCharged(code, foreign))
                      .filter(code -> code.rate().compareTo(one) == 0)
                      .findFirst());
      return known.isPresent() || !foreign ? known : Optional.of(FOREIGN);
    }
    var same =
        books.vatCodes().stream()
            .filter(code -> code.treatment().equals(treatment.word()))
            // We owe the standard rate unless somebody says that it is a reduced one.
            .max(Comparator.comparing(VatCode::rate));
    return same.isPresent() || treatment.isSelfAssessed() ? same : untaxed(books);
  }

  /** Whether a code that is known for the line can be right for what the document charges. */
  static boolean fits(
      VatCode code, TaxTreatment treatment, Optional<BigDecimal> rate, boolean foreign) {
    if (treatment.isSelfAssessed()) {
      return code.treatment().equals(treatment.word());
    }
    if (treatment == TaxTreatment.STANDARD) {
      return (foreign && code.equals(FOREIGN))
          || (isCharged(code, foreign)
              && rate.map(one -> one.compareTo(code.rate()) == 0).orElse(true));
    }
    return code.rate().signum() == 0;
  }

  private static boolean isCharged(VatCode code, boolean foreign) {
    return code.treatment().equals(TaxTreatment.STANDARD.word())
        || (foreign && code.treatment().equals(FOREIGN.treatment()));
  }

  /** One code for whatever carries no tax will do when the books do not tell them apart. */
  private static Optional<VatCode> untaxed(Bookkeeping books) {
    var codes =
        books.vatCodes().stream()
            .filter(code -> code.rate().signum() == 0)
            .filter(code -> code.inputAccount() == null && code.outputAccount() == null)
            .toList();
    return codes.size() == 1 ? Optional.of(codes.getFirst()) : Optional.empty();
  }
}
