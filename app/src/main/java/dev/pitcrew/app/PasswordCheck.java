package dev.pitcrew.app;

import dev.pitcrew.web.people.SamplePeople;
import dev.pitcrew.web.signin.SignInThrottle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords that come with requests of the API: as slow and as throttled as on the sign-in page,
 * and remembered for a short time when they were right, because a program sends its own with each
 * call.
 */
final class PasswordCheck {

  static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int REMEMBERED_MAX = 1_000;
  private static final int SALT_BYTES = 32;
  private static final int CHECKS_MAX = 4;
  private static final int WAIT_SECONDS = 5;

  private final PasswordEncoder encoder;
  private final SignInThrottle throttle;
  private final boolean samples;
  private final InstantSource clock;
  private final byte[] salt = new byte[SALT_BYTES];
  private final CompletableFuture<String> nobodysHash = new CompletableFuture<>();
  private final Semaphore room = new Semaphore(CHECKS_MAX);
  private final Map<String, Instant> right =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  /**
   * @param samples whether the public password of the sample people opens anything
   */
  PasswordCheck(
      PasswordEncoder encoder, SignInThrottle throttle, boolean samples, InstantSource clock) {
    this.encoder = encoder;
    this.throttle = throttle;
    this.samples = samples;
    this.clock = clock;
    new SecureRandom().nextBytes(salt);
    // It takes long on purpose, and no start should wait for it.
    Thread.ofPlatform().daemon().name("nobodys-hash").start(this::hashNobody);
  }

  private void hashNobody() {
    try {
      nobodysHash.complete(encoder.encode(HexFormat.of().formatHex(salt)));
    } catch (RuntimeException | Error e) {
      nobodysHash.completeExceptionally(e);
    }
  }

  /**
   * @param hash of who has a way in; a name that nobody has takes as long
   */
  boolean accepts(String username, Optional<String> hash, String password, String address) {
    String compared = hash.orElseGet(nobodysHash::join);
    String proof = proof(username, compared, password);
    if (isRemembered(proof)) {
      return true;
    }
    if (!throttle.wait(username, address).isZero()
        || (!samples && SamplePeople.PASSWORD.equals(password))) {
      return false;
    }
    boolean accepted = matches(password, compared) && hash.isPresent();
    if (accepted) {
      throttle.succeeded(username, address);
      remember(proof);
    } else {
      throttle.failed(username, address);
    }
    return accepted;
  }

  /**
   * A check takes much memory on purpose, so that few go on at a time; the others wait a little.
   */
  private boolean matches(String password, String hash) {
    try {
      if (!room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return encoder.matches(password, hash);
    } finally {
      room.release();
    }
  }

  private synchronized boolean isRemembered(String proof) {
    Instant until = right.get(proof);
    return until != null && until.isAfter(clock.instant());
  }

  private synchronized void remember(String proof) {
    right.put(proof, clock.instant().plus(REMEMBERED));
  }

  /** Of no use to anybody who reads it in memory, and another one when the password is changed. */
  private String proof(String username, String hash, String password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      for (String part : new String[] {username, hash, password}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
