package dev.pitcrew.engine.gateway.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param secret signs the bearer tokens of the pages; without one no token is accepted
 * @param anonymousLoopback whether callers on this machine need no credentials
 * @param localSecret of client {@code pitcrew}, which whoever may read the data of this very server
 *     is; without one there is no such client
 * @param clients who else may come with basic credentials
 */
@ConfigurationProperties("pitcrew.api")
public record AccessProperties(
    @DefaultValue("") String secret,
    @DefaultValue("true") boolean anonymousLoopback,
    @DefaultValue("") String localSecret,
    @DefaultValue List<Client> clients) {

  /** What the local client is called. */
  public static final String LOCAL_CLIENT = "pitcrew";

  /** What the workers of this very application are called; they come with tokens. */
  public static final String WORKERS_CLIENT = "pitcrew-workers";

  /** All clients with the name. */
  List<Client> named(String id) {
    return Stream.concat(
            localSecret.isEmpty()
                ? Stream.empty()
                : Stream.of(new Client(LOCAL_CLIENT, localSecret)),
            clients.stream())
        .filter(client -> client.id().equals(id))
        .toList();
  }

  /** A worker or another program with its own credentials. */
  public record Client(String id, String secret) {

    @Override
    public String toString() {
      return "Client[" + id + "]";
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "AccessProperties[" + clients + "]";
  }
}
