package dev.pitcrew.samples.portals;

import java.util.Locale;

/** How a portal behaves from now on. */
public final class Switches {

  /** What is wrong with a portal. */
  public enum Trouble {
    NONE,
    /** Every page answers 503, as behind a proxy whose application is gone. */
    DOWN,
    /** Every page hangs for a minute. */
    SLOW,
    /** A form that is sent answers 500; nothing is kept. */
    ERROR,
    /** Words on the pages are others than they were: a new version came overnight. */
    CHANGED;

    static Trouble of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private volatile boolean moving;
  private volatile Trouble trouble = Trouble.NONE;

  public boolean moving() {
    return moving;
  }

  /** Whether the fields of a form stand elsewhere, under other ids, each time it is shown. */
  public void setMoving(boolean moving) {
    this.moving = moving;
  }

  public Trouble trouble() {
    return trouble;
  }

  public void setTrouble(Trouble trouble) {
    this.trouble = trouble;
  }
}
