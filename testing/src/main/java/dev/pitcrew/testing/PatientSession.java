package dev.pitcrew.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Whoever waits without saying how long waits long: a machine that builds may stand still for many
 * seconds, and a test that waits for nothing else fails no later for it.
 */
public final class PatientSession implements LauncherSessionListener {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(PATIENCE);
  }
}
