package dev.pitcrew.engine.gateway.security;

import dev.pitcrew.engine.gateway.json.GatewayJson;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Verifies the tokens with which the pages act for a signed-in person, and workers of this very
 * application for themselves: {@code pc1.<payload>.<signature>}, where the payload is base64url of
 * {@code {"sub":…,"exp":seconds}}, for a worker with {@code "kind":"client"}, and the signature
 * HMAC-SHA256 over {@code pc1.<payload>}.
 */
final class BearerTokens {

  private static final String VERSION = "pc1";
  private static final String ALGORITHM = "HmacSHA256";

  /** A shorter secret could be guessed from one token. */
  private static final int SECRET_LENGTH_MIN = 16;

  private final SecretKeySpec key;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException when the secret is too short to be one
   */
  BearerTokens(String secret, InstantSource clock) {
    if (secret.length() < SECRET_LENGTH_MIN) {
      throw new IllegalArgumentException(
          "Expected 'pitcrew.api.secret' to have at least %d characters, but it has %d."
              .formatted(SECRET_LENGTH_MIN, secret.length()));
    }
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /** Whom the token names; empty when it is not ours, was altered or has expired. */
  Optional<Bearer> verify(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    byte[] payload = decode(parts[1]);
    byte[] signature = decode(parts[2]);
    if (payload == null
        || signature == null
        || !MessageDigest.isEqual(signature, sign(VERSION + "." + parts[1]))) {
      return Optional.empty();
    }
    return read(payload)
        .filter(claims -> claims.exp() > clock.instant().getEpochSecond())
        .flatMap(Claims::bearer);
  }

  /** Whether it says that it is a worker's, true or not. */
  static boolean saysClient(String token) {
    String[] parts = token.split("\\.", -1);
    byte[] payload = parts.length == 3 && parts[0].equals(VERSION) ? decode(parts[1]) : null;
    return payload != null
        && read(payload)
            .flatMap(Claims::bearer)
            .filter(bearer -> bearer.kind() == Kind.CLIENT)
            .isPresent();
  }

  private byte[] sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
    }
  }

  private static byte @Nullable [] decode(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Optional<Claims> read(byte[] payload) {
    try {
      // The JSON text null is read as none.
      Claims claims = GatewayJson.MAPPER.readValue(payload, Claims.class);
      return claims == null || claims.sub() == null || claims.sub().isBlank()
          ? Optional.empty()
          : Optional.of(claims);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Whom a token names. */
  record Bearer(String name, Kind kind) {}

  /** What a token names. */
  enum Kind {
    PERSON,
    CLIENT
  }

  private record Claims(@Nullable String sub, long exp, @Nullable String kind) {

    /** None for a kind that nobody has heard of. */
    Optional<Bearer> bearer() {
      String name = Objects.requireNonNull(sub);
      return switch (kind == null ? "person" : kind) {
        case "person" -> Optional.of(new Bearer(name, Kind.PERSON));
        case "client" -> Optional.of(new Bearer(name, Kind.CLIENT));
        default -> Optional.empty();
      };
    }
  }
}
