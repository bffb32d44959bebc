package dev.pitcrew.engine.gateway.rest.document;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.gateway.security.Access;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Links to documents for whoever cannot sign in, such as a program that is given nothing but an
 * address. A link holds for one document in one version and for a short time, and shows only what
 * whoever made it may read at the moment it is used: who loses the right, or is disabled, takes the
 * links along. Signed with the server's own secret; without one, links end with the server.
 */
final class DocumentLinks {

  static final Duration USUAL = Duration.ofHours(1);
  static final Duration MAX = Duration.ofDays(1);

  private static final String VERSION = "dl1";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final Access access;

  DocumentLinks(String secret, Access access) {
    this.access = access;
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      bytes = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(bytes);
    }
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * What a link says.
   *
   * @param until epoch milliseconds, the first at which it holds no more
   * @param kind and {@code name}: who made it
   */
  record Claims(String documentId, String contentHash, long until, Caller.Kind kind, String name) {}

  /** How long a link may hold. */
  static Duration timeToLive(@Nullable Long millis) {
    Duration wanted = millis == null ? USUAL : Duration.ofMillis(millis);
    if (!wanted.isPositive() || wanted.compareTo(MAX) > 0) {
      throw Wire.invalid(
          "Expected 'timeToLive' to be from 1 to %d milliseconds, but it is %d."
              .formatted(MAX.toMillis(), wanted.toMillis()));
    }
    return wanted;
  }

  String token(Claims claims) {
    String payload = encode(GatewayJson.MAPPER.writeValueAsBytes(claims));
    return VERSION + "." + payload + "." + encode(sign(payload));
  }

  /** What the token says; empty when it is not ours, was altered or has expired. */
  Optional<Claims> verify(String token, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      if (!MessageDigest.isEqual(Base64.getUrlDecoder().decode(parts[2]), sign(parts[1]))) {
        return Optional.empty();
      }
      Claims claims =
          GatewayJson.MAPPER.readValue(Base64.getUrlDecoder().decode(parts[1]), Claims.class);
      return now.toEpochMilli() < claims.until() ? Optional.of(claims) : Optional.empty();
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Who made it, as it is today. */
  Optional<Caller> maker(Claims claims) {
    return access.again(claims.kind(), claims.name());
  }

  private byte[] sign(String payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((VERSION + "." + payload).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
