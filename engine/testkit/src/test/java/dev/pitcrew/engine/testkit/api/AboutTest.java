package dev.pitcrew.engine.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the official client does not ask for, and others do. */
final class AboutTest {

  private static final JsonMapper JSON = new JsonMapper();

  @RegisterExtension
  static final EngineTestkit engine =
      EngineTestkit.create().deploying("order.bpmn", "approve-order.form");

  @Test
  void shouldTellWhoAsks() {
    assertThat(json("/v2/authentication/me").get("username").asString()).isEqualTo("anonymous");
  }

  @Test
  void shouldTellItsLicence() {
    JsonNode license = json("/v2/license");
    assertThat(license.get("licenseType").asString()).isEqualTo("Apache-2.0");
    assertThat(license.get("isCommercial").asBoolean()).isFalse();
  }

  @Test
  void shouldGiveADeployedFileByItsKey() {
    // given
    long key =
        engine
            .client()
            .newProcessDefinitionSearchRequest()
            .send()
            .join()
            .items()
            .getFirst()
            .getProcessDefinitionKey();

    // then
    assertThat(engine.client().newResourceGetRequest(key).send().join().getResourceName())
        .isEqualTo("order.bpmn");
    assertThat(get("/v2/resources/" + key + "/content").body()).contains("reserve-stock");
    assertThat(get("/v2/resources/1").statusCode()).isEqualTo(404);
  }

  private static JsonNode json(String path) {
    return JSON.readTree(get(path).body());
  }

  private static HttpResponse<String> get(String path) {
    return Rest.send(engine, "GET", path, "");
  }
}
