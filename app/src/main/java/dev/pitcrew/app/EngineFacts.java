package dev.pitcrew.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.Variables;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an engine says of itself where the client has no call for it; much of it may be absent. */
final class EngineFacts {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final CamundaClient client;
  private final URI rest;

  /**
   * @param client as whom it is asked
   * @param rest address of the REST API, without the {@code /v2}
   */
  EngineFacts(CamundaClient client, URI rest) {
    this.client = client;
    this.rest = rest;
  }

  /** The id that the cluster gave itself; clusters before 8.9 tell none. */
  Optional<String> cluster() {
    return text("topology", "clusterId");
  }

  /** Whether it is a Pitcrew, which alone has this licence. */
  boolean isPitcrew() {
    return text("license", "licenseType").filter("Apache-2.0"::equals).isPresent();
  }

  private Optional<String> text(String operation, String field) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(rest.toString().replaceAll("/+$", "") + "/v2/" + operation))
              .timeout(PATIENCE);
      credentials().forEach(request::setHeader);
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        return Optional.empty();
      }
      JsonNode value = Variables.MAPPER.readTree(answer.body()).path(field);
      return value.isTextual() && !value.asText().isBlank()
          ? Optional.of(value.asText())
          : Optional.empty();
    } catch (IOException nothingSaid) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Map<String, String> credentials() throws IOException {
    Map<String, String> headers = new TreeMap<>();
    CredentialsProvider known = client.getConfiguration().getCredentialsProvider();
    if (known != null) {
      known.applyCredentials(headers::put);
    }
    return headers;
  }
}
