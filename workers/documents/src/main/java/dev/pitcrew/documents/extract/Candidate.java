package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;
import org.jspecify.annotations.Nullable;

/**
 * One answer that a field may have.
 *
 * @param value normalised as the field wants it
 * @param number cents or epoch day, where the field is an amount or a date
 * @param page from 1
 * @param box where it stands; absent for an answer that was worked out from others
 * @param reading how sure the reader was of the letters, 0 to 1
 * @param probability that it is right, as the ranking sees it alone
 */
public record Candidate(
    String field,
    String value,
    long number,
    int page,
    @Nullable Box box,
    double reading,
    Features features,
    double probability) {

  public Candidate withProbability(double better) {
    return new Candidate(field, value, number, page, box, reading, features, better);
  }
}
