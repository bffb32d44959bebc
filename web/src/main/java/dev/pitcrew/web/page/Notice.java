package dev.pitcrew.web.page;

import org.jspecify.annotations.Nullable;

/**
 * What an action did, shown once on the next page.
 *
 * @param text one sentence
 * @param next address of what may be done next; null when there is nothing
 * @param nextLabel what the link to it says
 * @param refused true when the action was not done
 */
public record Notice(
    String text, @Nullable String next, @Nullable String nextLabel, boolean refused) {

  /** The name under which it travels over a redirect. */
  public static final String ATTRIBUTE = "notice";

  public static Notice of(String text) {
    return new Notice(text, null, null, false);
  }

  public static Notice refused(String text) {
    return new Notice(text, null, null, true);
  }

  /** With a link to what may be done next. */
  public Notice then(String address, String label) {
    return new Notice(text, address, label, refused);
  }
}
