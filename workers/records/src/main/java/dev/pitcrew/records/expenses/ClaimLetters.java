package dev.pitcrew.records.expenses;

import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.records.mail.Outbox;
import dev.pitcrew.records.mail.OutboxDraft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a claimant is told at each turn, in German to who writes German. Each letter is written once
 * under its key.
 */
public final class ClaimLetters {

  private static final String KEY = "records.tell-claimant:";

  private final Outbox outbox;

  public ClaimLetters(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Where a claim turns, and what is said then; %s is the claim's name. */
  public enum Turn {
    RECEIVED("We have your expense claim %s", "Ihre Spesenabrechnung %s ist angekommen"),
    RETURNED(
        "Please look at your expense claim %s again",
        "Bitte sehen Sie Ihre Spesenabrechnung %s noch einmal an"),
    APPROVED("Your expense claim %s is approved", "Ihre Spesenabrechnung %s ist genehmigt"),
    PARTLY(
        "Your expense claim %s is approved in part",
        "Ihre Spesenabrechnung %s ist teilweise genehmigt"),
    REFUSED("Your expense claim %s was refused", "Ihre Spesenabrechnung %s wurde abgelehnt"),
    WITHDRAWN("Your expense claim %s is withdrawn", "Ihre Spesenabrechnung %s ist zurückgezogen"),
    PAID("Your expense claim %s is paid", "Ihre Spesenabrechnung %s ist bezahlt"),
    PAYMENT_RETURNED(
        "The payment of your expense claim %s came back",
        "Die Zahlung Ihrer Spesenabrechnung %s kam zurück");

    private final String english;
    private final String german;

    Turn(String english, String german) {
      this.english = english;
      this.german = german;
    }

    /** The word of the contract. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param which tells turns of one kind apart, empty where there is one only
   * @param sentences what there is to say
   * @return false when it was written before
   */
  public boolean write(
      Claim claim, Turn turn, String which, List<String> sentences, List<DocumentRef> attachments) {
    var name = claim.title() == null ? claim.id() : "%s (%s)".formatted(claim.title(), claim.id());
    var draft =
        new OutboxDraft(
            List.of(claim.claimant()),
            List.of(),
            (isGerman(claim) ? turn.german : turn.english).formatted(name),
            String.join("\n", sentences),
            null,
            attachments,
            null);
    return outbox.write(
        KEY + claim.id() + ":" + turn.word() + (which.isEmpty() ? "" : ":" + which), draft);
  }

  public static boolean isGerman(Claim claim) {
    return claim.locale() != null && claim.locale().toLowerCase(Locale.ROOT).startsWith("de");
  }

  /** An amount as it is written in a letter. */
  public static String money(Claim claim, BigDecimal amount) {
    return "%s %s"
        .formatted(
            String.format(isGerman(claim) ? Locale.GERMANY : Locale.UK, "%,.2f", amount),
            claim.currency());
  }

  /** The turns by their words. */
  public static Map<String, Turn> turns() {
    return Map.of(
        "received", Turn.RECEIVED,
        "returned", Turn.RETURNED,
        "approved", Turn.APPROVED,
        "partly", Turn.PARTLY,
        "refused", Turn.REFUSED,
        "withdrawn", Turn.WITHDRAWN,
        "paid", Turn.PAID);
  }
}
