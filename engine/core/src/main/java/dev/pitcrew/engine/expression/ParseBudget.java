package dev.pitcrew.engine.expression;

/**
 * What parsing may cost, counted in looks at characters: an expression of usual shape takes 10 to
 * 70 for each of its characters, a hostile one without end. What belongs together shares one
 * budget. For one thread at a time.
 */
public final class ParseBudget {

  /** So many texts that do not parse are told of; the resource is refused anyway. */
  public static final int INVALID_MAX = 20;

  private static final long OF_TEXT_MIN = 3_000_000;
  private static final long OF_TEXT_PER_CHAR = 1_000;

  private static final long OF_ALL_MIN = 10_000_000;
  private static final long OF_ALL_PER_CHAR = 300;

  /** About two seconds of a thread that only deployments wait for. */
  private static final long GENEROUS_MAX = 100_000_000;

  /**
   * Beyond it a text earns no more than what usual ones take: their length is bounded elsewhere.
   */
  private static final long OF_ALL_PER_CHAR_BEYOND = 100;

  private final boolean isShared;
  private long earnedOfAll = OF_ALL_MIN;
  private long spentOfAll;
  private long leftOfText;
  private int invalid;

  private ParseBudget(boolean isShared) {
    this.isShared = isShared;
  }

  /** One for all texts of a deployment, which grows with their length. */
  public static ParseBudget ofDeployment() {
    return new ParseBudget(true);
  }

  /** Each text has its own: for one alone, or for those that were accepted before. */
  public static ParseBudget ofEachText() {
    return new ParseBudget(false);
  }

  /** Whether nothing more is parsed: it is spent, or enough is known to be wrong. */
  public boolean isOver() {
    return invalid >= INVALID_MAX || isSpent();
  }

  public boolean hasInvalid() {
    return invalid > 0;
  }

  private boolean isSpent() {
    return isShared && spentOfAll >= earnedOfAll;
  }

  /**
   * @throws InvalidExpressionException when nothing more is parsed
   */
  void begin(String text) {
    if (isOver()) {
      throw over();
    }
    long generous = Math.min(OF_ALL_PER_CHAR * text.length(), GENEROUS_MAX - earnedOfAll);
    earnedOfAll += Math.max(generous, OF_ALL_PER_CHAR_BEYOND * text.length());
    leftOfText = Math.max(OF_TEXT_MIN, OF_TEXT_PER_CHAR * text.length());
  }

  /** False when it is spent. */
  boolean look() {
    spentOfAll++;
    return --leftOfText >= 0 && !isSpent();
  }

  void noteInvalid() {
    invalid++;
  }

  /** Why the rest is not parsed. */
  public String reasonOver() {
    return isSpent()
        ? "Expected the expressions of a deployment to take less time to parse together; the others were not looked at."
        : "Expected expressions that parse, but found %d that do not; the others were not looked at."
            .formatted(invalid);
  }

  InvalidExpressionException over() {
    return new InvalidExpressionException(reasonOver());
  }
}
