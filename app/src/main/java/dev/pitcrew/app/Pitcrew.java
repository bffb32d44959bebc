package dev.pitcrew.app;

import dev.pitcrew.app.cli.CommandLines;

/** The command line's entry. */
public final class Pitcrew {

  private Pitcrew() {}

  public static void main(String[] args) {
    int exitCode = CommandLines.pitcrew().execute(args);
    if (exitCode != CommandLines.KEEP_RUNNING) {
      System.exit(exitCode);
    }
  }
}
