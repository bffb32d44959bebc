package dev.pitcrew.engine.gateway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param secret signs the bearer tokens of the pages; without one no token is accepted
 * @param anonymousLoopback whether callers on this machine need no credentials
 * @param clients who may come with basic credentials
 */
@ConfigurationProperties("pitcrew.api")
public record AccessProperties(
    @DefaultValue("") String secret,
    @DefaultValue("true") boolean anonymousLoopback,
    @DefaultValue List<Client> clients) {

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
