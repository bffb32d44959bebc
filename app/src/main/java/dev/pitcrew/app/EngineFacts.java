package dev.pitcrew.app;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.jspecify.annotations.Nullable;

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

  /**
   * The id that the cluster gave itself; clusters before 8.9 tell none.
   *
   * @throws PitcrewApplication.CannotStart when it does not answer: without an id its books would
   *     be those of any cluster at its address
   */
  Optional<String> cluster() {
    HttpResponse<String> answer = asked("topology");
    if (answer.statusCode() != OK) {
      throw silent("topology", "it answers with status %d".formatted(answer.statusCode()), null);
    }
    return text(answer, "topology", "clusterId");
  }

  /** Whether it is a Pitcrew, which alone has this licence; some clusters tell none. */
  boolean isPitcrew() {
    HttpResponse<String> answer = asked("license");
    return answer.statusCode() == OK
        && text(answer, "license", "licenseType").filter("Apache-2.0"::equals).isPresent();
  }

  private HttpResponse<String> asked(String operation) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(address(operation)).timeout(PATIENCE);
      credentials().forEach(request::setHeader);
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw silent(operation, why(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent(operation, "nobody waited for the answer", e);
    }
  }

  private Optional<String> text(HttpResponse<String> answer, String operation, String field) {
    try {
      JsonNode value = Variables.MAPPER.readTree(answer.body()).path(field);
      return value.isTextual() && !value.asText().isBlank()
          ? Optional.of(value.asText())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      throw silent(operation, "what it answers is no JSON", e);
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? "it does not answer" : e.getMessage();
  }

  private PitcrewApplication.CannotStart silent(
      String operation, String why, @Nullable Throwable cause) {
    String sentence =
        "The cluster does not say which one it is, at %s: %s.".formatted(address(operation), why);
    return cause == null
        ? new PitcrewApplication.CannotStart(sentence)
        : new PitcrewApplication.CannotStart(sentence, cause);
  }

  private URI address(String operation) {
    return URI.create(rest.toString().replaceAll("/+$", "") + "/v2/" + operation);
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
