package dev.pitcrew.web.invoice;

import dev.pitcrew.web.inbox.OpenTask;
import java.util.List;

/**
 * The page on which a person compares an invoice with what was read.
 *
 * @param doubtful what has to be looked at, first
 * @param sure the rest
 * @param sums what does not add up among the typed amounts; empty when it does
 * @param sumsConfirmed true when the person says that the invoice really says so
 * @param refusal why the last try was refused; empty when it was not
 */
public record ValidationPage(
    OpenTask open,
    InvoiceCase invoice,
    List<Field> doubtful,
    List<Field> sure,
    String sums,
    boolean sumsConfirmed,
    String reason,
    String reasonError,
    String refusal) {

  /**
   * One field of the form.
   *
   * @param typed what stands in it
   * @param place where a person says it stands ({@code page,x,y,width,height}); empty when
   *     unchanged
   * @param checked true when a person has said that it is right
   * @param error what is wrong with it; empty when nothing is
   */
  public record Field(
      ReadField read,
      String typed,
      String place,
      boolean checked,
      String error,
      List<Finding> findings) {

    public String key() {
      return read.name().key();
    }
  }

  /** The fields with something wrong, for the summary on top. */
  public List<Field> wrong() {
    return java.util.stream.Stream.concat(doubtful.stream(), sure.stream())
        .filter(field -> !field.error().isEmpty())
        .toList();
  }

  public boolean hasErrors() {
    return !wrong().isEmpty() || !reasonError.isEmpty();
  }
}
