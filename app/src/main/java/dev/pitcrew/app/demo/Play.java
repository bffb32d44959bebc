package dev.pitcrew.app.demo;

/** One process of the demonstration. Plays run side by side, each on its own cases only. */
interface Play {

  String title();

  /** Plays it to its end, or until patience is over: then what has not ended differs. */
  Section perform() throws InterruptedException;
}
