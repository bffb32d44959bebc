package dev.pitcrew.engine.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who a request comes from, the same for REST and gRPC. */
public final class Access {

  private static final Logger LOG = LoggerFactory.getLogger(Access.class);

  private final AccessProperties properties;
  private final @Nullable BearerTokens tokens;

  public Access(AccessProperties properties, InstantSource clock) {
    this.properties = properties;
    this.tokens =
        properties.secret().isEmpty() ? null : new BearerTokens(properties.secret(), clock);
    if (properties.anonymousLoopback()) {
      LOG.info(
          "The API takes requests without credentials from this machine;"
              + " pitcrew.api.anonymous-loopback=false ends that.");
    }
  }

  /**
   * Who it is.
   *
   * @param authorization the header or metadata of that name; absent when there was none
   * @param local whether the peer is this very machine, and no other stands behind it
   * @return empty when the caller must say who it is, or said so wrongly
   */
  public Optional<Caller> identify(@Nullable String authorization, boolean local) {
    if (authorization == null || authorization.isBlank()) {
      return local && properties.anonymousLoopback()
          ? Optional.of(Caller.ANONYMOUS)
          : Optional.empty();
    }
    int space = authorization.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String credentials = authorization.substring(space + 1).trim();
    return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" -> tokens == null ? Optional.empty() : tokens.verify(credentials);
      case "basic" -> client(credentials);
      default -> Optional.empty();
    };
  }

  private Optional<Caller> client(String credentials) {
    String decoded;
    try {
      decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = decoded.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    byte[] secret = decoded.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
    return properties.clients().stream()
        .filter(client -> client.id().equals(decoded.substring(0, colon)))
        .filter(
            client ->
                MessageDigest.isEqual(client.secret().getBytes(StandardCharsets.UTF_8), secret))
        .findFirst()
        .map(client -> new Caller(client.id(), Caller.Kind.CLIENT));
  }
}
