package dev.pitcrew.web.engine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The signed word by which the pages tell the engine who is asking: {@code
 * pc1.<base64url({"sub":"clara","exp":1795000000})>.<base64url(HMAC-SHA256(secret, "pc1." +
 * payload))>}, without padding. It is short-lived and made anew for each request, so nothing has to
 * be renewed or revoked. See {@code docs/person-token.md}.
 */
public final class PersonToken {

  static final String VERSION = "pc1";
  static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final String ALGORITHM = "HmacSHA256";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private PersonToken() {}

  public static String mint(String secret, String username, Instant now) {
    return sign(secret, new Claims(username, expiry(now)));
  }

  /** The same for a program of this application, to which no process is closed. */
  public static String mintClient(String secret, String name, Instant now) {
    return sign(secret, new ClientClaims(name, expiry(now), "client"));
  }

  private static long expiry(Instant now) {
    return now.plus(LIFETIME).getEpochSecond();
  }

  private static String sign(String secret, Object claims) {
    String json = JSON.writeValueAsString(claims);
    String signed = VERSION + "." + BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    return signed + "." + BASE64.encodeToString(hmac(secret, signed));
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
    }
  }

  private record Claims(String sub, long exp) {}

  private record ClientClaims(String sub, long exp, String kind) {}
}
