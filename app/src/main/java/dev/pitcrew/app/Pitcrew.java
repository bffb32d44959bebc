package dev.pitcrew.app;

import dev.pitcrew.app.cli.CommandLines;
import java.util.Locale;

/** The command line's entry. */
public final class Pitcrew {

  private Pitcrew() {}

  public static void main(String[] args) {
    // All texts are English, and so are the numbers in them, wherever the machine stands.
    Locale.setDefault(Locale.ENGLISH);
    int exitCode = CommandLines.pitcrew().execute(args);
    if (exitCode != CommandLines.KEEP_RUNNING) {
      System.exit(exitCode);
    }
  }
}
