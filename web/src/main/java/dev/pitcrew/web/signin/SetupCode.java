package dev.pitcrew.web.signin;

import dev.pitcrew.web.people.PeopleDirectory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * The one-time code of the first start: whoever can read the console may make the first
 * administrator, nobody else. After a few wrong tries the code is replaced.
 */
public final class SetupCode {

  static final int TRIES_MAX = 10;
  private static final Logger LOG = LoggerFactory.getLogger(SetupCode.class);
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;

  private final PeopleDirectory people;
  private final SecureRandom random = new SecureRandom();
  private String code = "";
  private int tries;

  public SetupCode(PeopleDirectory people) {
    this.people = people;
  }

  /** True while nobody exists who could sign in. */
  public boolean isOpen() {
    return people.isEmpty();
  }

  /** The code to be shown on the console; empty when there are people already. */
  public synchronized Optional<String> current() {
    if (!isOpen()) {
      return Optional.empty();
    }
    if (code.isEmpty()) {
      code = draw();
    }
    return Optional.of(code);
  }

  /** Takes one try; a wrong one counts, and too many replace the code. */
  public synchronized boolean accepts(String typed) {
    Optional<String> wanted = current();
    boolean right =
        wanted.isPresent()
            && MessageDigest.isEqual(bytes(plain(wanted.get())), bytes(plain(typed)));
    if (!right && ++tries >= TRIES_MAX) {
      tries = 0;
      code = "";
      announce();
    }
    return right;
  }

  @EventListener(ApplicationReadyEvent.class)
  public void announce() {
    current()
        .ifPresent(
            shown ->
                LOG.warn(
                    "Nobody can sign in yet. Open /setup and enter this code to make the first"
                        + " administrator: {}",
                    shown));
  }

  private String draw() {
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        drawn.append('-');
      }
      drawn.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return drawn.toString();
  }

  private static String plain(String code) {
    return code.replace("-", "").replace(" ", "").toUpperCase(java.util.Locale.ROOT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
