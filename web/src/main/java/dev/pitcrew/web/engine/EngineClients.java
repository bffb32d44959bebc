package dev.pitcrew.web.engine;

import dev.pitcrew.web.WebSettings;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One official client for each person who is signed in, so that the engine's audit names that
 * person. Clients are kept while they are used; the one unused for longest is closed first.
 */
public final class EngineClients implements AutoCloseable {

  static final int CLIENTS_MAX = 64;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
  private static final int CONNECTIONS_MAX = 8;

  private final WebSettings settings;
  private final Clock clock;
  private final Map<String, CamundaClient> clients = new LinkedHashMap<>(16, 0.75f, true);

  public EngineClients(WebSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The client that speaks for this person; owned by this class, never to be closed by callers. */
  public synchronized CamundaClient forPerson(String username) {
    CamundaClient client = clients.get(username);
    if (client == null) {
      client = connect(username);
      clients.put(username, client);
      closeEldest();
    }
    return client;
  }

  private void closeEldest() {
    if (clients.size() > CLIENTS_MAX) {
      String eldest = clients.keySet().iterator().next();
      clients.remove(eldest).close();
    }
  }

  private CamundaClient connect(String username) {
    return CamundaClient.newClientBuilder()
        .applyEnvironmentVariableOverrides(false)
        .restAddress(settings.engineRest())
        .grpcAddress(settings.engineGrpc())
        .preferRestOverGrpc(true)
        .defaultRequestTimeout(REQUEST_TIMEOUT)
        .maxHttpConnections(CONNECTIONS_MAX)
        .credentialsProvider(new PersonCredentials(settings.apiSecret(), username, clock))
        .build();
  }

  @Override
  public synchronized void close() {
    List<CamundaClient> open = new ArrayList<>(clients.values());
    clients.clear();
    open.forEach(CamundaClient::close);
  }

  private record PersonCredentials(String secret, String username, Clock clock)
      implements CredentialsProvider {

    @Override
    public void applyCredentials(CredentialsApplier applier) {
      applier.put("Authorization", "Bearer " + PersonToken.mint(secret, username, clock.instant()));
    }

    @Override
    public boolean shouldRetryRequest(StatusCode statusCode) {
      return false;
    }
  }
}
