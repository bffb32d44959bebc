package dev.pitcrew.app.crash;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import java.nio.file.Path;

/**
 * What the killed process runs: the application with the sample company and without its documents.
 */
public final class CrashedApplication {

  private CrashedApplication() {}

  public static void main(String[] args) {
    PitcrewApplication.start(
        Settings.local(
            Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), true));
  }
}
