package dev.pitcrew.engine.gateway.security;

import dev.pitcrew.engine.command.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who a request comes from, the same for REST and gRPC. */
public final class Access {

  private static final Logger LOG = LoggerFactory.getLogger(Access.class);

  private static final Directory NOBODY =
      new Directory() {
        @Override
        public Optional<Member> find(String username) {
          return Optional.empty();
        }

        @Override
        public boolean accepts(String username, String password, String address) {
          return false;
        }
      };

  private final AccessProperties properties;
  private final @Nullable BearerTokens tokens;
  private final @Nullable Directory people;

  /**
   * @param people absent where nobody is known by name
   */
  public Access(AccessProperties properties, InstantSource clock, @Nullable Directory people) {
    this.properties = properties;
    this.people = people;
    this.tokens =
        properties.secret().isEmpty() ? null : new BearerTokens(properties.secret(), clock);
    if (properties.anonymousLoopback()) {
      LOG.info(
          "The API takes requests without credentials from this machine;"
              + " pitcrew.api.anonymous-loopback=false ends that.");
    }
  }

  private Access(Access other, @Nullable Directory people) {
    this.properties = other.properties;
    this.tokens = other.tokens;
    this.people = people;
  }

  /**
   * The same for programs: people are nobody, and what knows them, perhaps a database that is away,
   * is not asked.
   */
  public Access ofPrograms() {
    return new Access(this, NOBODY);
  }

  /**
   * Who it is.
   *
   * @param authorization the header or metadata of that name; absent when there was none
   * @param local whether the peer is this very machine, and no other stands behind it
   * @param address of the peer
   * @return empty when the caller must say who it is, or said so wrongly
   */
  public Optional<Caller> identify(@Nullable String authorization, boolean local, String address) {
    if (authorization == null || authorization.isBlank()) {
      return local && properties.anonymousLoopback() ? Optional.of(nobody()) : Optional.empty();
    }
    int space = authorization.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String credentials = authorization.substring(space + 1).trim();
    return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" ->
          tokens == null ? Optional.empty() : tokens.verify(credentials).flatMap(this::bearer);
      case "basic" -> basic(credentials, address);
      default -> Optional.empty();
    };
  }

  /** Whether {@link #identify} asks nothing but the request itself: no store, no slow hash. */
  public boolean isIdentifiedAtOnce(@Nullable String authorization) {
    if (authorization == null || authorization.isBlank()) {
      return true;
    }
    int space = authorization.indexOf(' ');
    if (space < 0) {
      return true;
    }
    String credentials = authorization.substring(space + 1).trim();
    return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" -> BearerTokens.saysClient(credentials);
      case "basic" ->
          NamePassword.of(credentials)
              .map(given -> !properties.named(given.name()).isEmpty())
              .orElse(true);
      default -> true;
    };
  }

  /** Who it was that made itself known before, as it is today; empty when it is nobody any more. */
  public Optional<Caller> again(Caller.Kind kind, String name) {
    return switch (kind) {
      case CLIENT -> isClient(name) ? Optional.of(Caller.client(name)) : Optional.empty();
      case PERSON -> person(name);
      case ANONYMOUS -> properties.anonymousLoopback() ? Optional.of(nobody()) : Optional.empty();
      case ENGINE -> Optional.empty();
    };
  }

  private boolean isClient(String name) {
    return !properties.named(name).isEmpty()
        || tokens != null && name.equals(AccessProperties.WORKERS_CLIENT);
  }

  private Caller nobody() {
    return people == null ? Caller.ANYBODY : Caller.ANONYMOUS;
  }

  private Optional<Caller> bearer(BearerTokens.Bearer bearer) {
    return switch (bearer.kind()) {
      case CLIENT -> Optional.of(Caller.client(bearer.name()));
      case PERSON -> person(bearer.name());
    };
  }

  /** As the person is at this very moment: who was disabled is nobody at once. */
  private Optional<Caller> person(String username) {
    if (people == null) {
      return Optional.of(Caller.trusted(username, Caller.Kind.PERSON));
    }
    return people
        .find(username)
        .map(
            member ->
                Caller.person(username, member.roles(), member.groups(), member.standsInFor()));
  }

  private Optional<Caller> basic(String credentials, String address) {
    return NamePassword.of(credentials).flatMap(given -> basic(given, address));
  }

  private Optional<Caller> basic(NamePassword given, String address) {
    List<AccessProperties.Client> named = properties.named(given.name());
    if (!named.isEmpty()) {
      return named.stream().anyMatch(client -> isSecret(client, given.password()))
          ? Optional.of(Caller.client(given.name()))
          : Optional.empty();
    }
    return people != null && people.accepts(given.name(), given.password(), address)
        ? person(given.name())
        : Optional.empty();
  }

  private static boolean isSecret(AccessProperties.Client client, String secret) {
    return MessageDigest.isEqual(
        client.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  /** What a Basic header holds. */
  private record NamePassword(String name, String password) {

    /** None where it is not encoded as it should be. */
    static Optional<NamePassword> of(String credentials) {
      String decoded;
      try {
        decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
      int colon = decoded.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new NamePassword(decoded.substring(0, colon), decoded.substring(colon + 1)));
    }
  }
}
