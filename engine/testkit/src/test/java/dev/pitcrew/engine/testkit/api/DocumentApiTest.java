package dev.pitcrew.engine.testkit.api;

import static dev.pitcrew.engine.testkit.api.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.testkit.EngineTestkit;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DocumentLinkResponse;
import io.camunda.client.api.response.DocumentReferenceBatchResponse;
import io.camunda.client.api.response.DocumentReferenceResponse;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents with the official client. */
final class DocumentApiTest {

  @RegisterExtension static final EngineTestkit engine = EngineTestkit.create();

  private static CamundaClient client;

  @BeforeAll
  static void connect() {
    client = engine.client();
  }

  @Test
  void shouldGiveBackWhatWasStored() throws IOException {
    // given
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);

    // when
    DocumentReferenceResponse reference =
        client
            .newCreateDocumentCommand()
            .content(bytes)
            .fileName("Rechnung Nr. 7 – März.pdf")
            .contentType("application/pdf")
            .customMetadata("channel", "folder")
            .customMetadata("note", "n".repeat(2_000))
            .send()
            .join();

    // then
    assertThat(reference.getDocumentType()).isEqualTo("camunda");
    assertThat(reference.getContentHash()).hasSize(64);
    assertThat(reference.getMetadata().getFileName()).isEqualTo("Rechnung Nr. 7 – März.pdf");
    assertThat(reference.getMetadata().getContentType()).isEqualTo("application/pdf");
    assertThat(reference.getMetadata().getSize()).isEqualTo(300_000);
    assertThat(reference.getMetadata().getCustomProperties()).containsEntry("channel", "folder");
    try (InputStream content = client.newDocumentContentGetRequest(reference).send().join()) {
      assertThat(content.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void shouldStoreUnderTheGivenNameOnce() {
    // when
    client.newCreateDocumentCommand().content("one").documentId("case-1.xml").send().join();

    // then
    assertThat(text("case-1.xml")).isEqualTo("one");
    assertRefused(
        () ->
            client.newCreateDocumentCommand().content("two").documentId("case-1.xml").send().join(),
        409,
        Status.Code.ALREADY_EXISTS,
        "case-1.xml");
    assertRefused(
        () ->
            client
                .newCreateDocumentCommand()
                .content("two")
                .documentId("../etc/passwd")
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "documentId");
  }

  private static String text(String documentId) {
    try (InputStream content = client.newDocumentContentGetRequest(documentId).send().join()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldForgetWhatIsDeleted() {
    // given
    DocumentReferenceResponse reference =
        client.newCreateDocumentCommand().content("gone").send().join();

    // when
    client.newDeleteDocumentCommand(reference).send().join();

    // then
    assertRefused(
        () -> client.newDocumentContentGetRequest(reference.getDocumentId()).send().join(),
        404,
        Status.Code.NOT_FOUND,
        reference.getDocumentId());
    assertRefused(
        () -> client.newDeleteDocumentCommand(reference).send().join(),
        404,
        Status.Code.NOT_FOUND,
        reference.getDocumentId());
  }

  @Test
  void shouldStoreManyAtOnce() {
    // when
    DocumentReferenceBatchResponse batch =
        client
            .newCreateDocumentBatchCommand()
            .addDocument()
            .content("first")
            .fileName("first.txt")
            .contentType("text/plain")
            .customMetadata(Map.of("note", "n".repeat(2_000)))
            .done()
            .addDocument()
            .content("second")
            .fileName("second.txt")
            .done()
            .send()
            .join();

    // then
    assertThat(batch.isSuccessful()).isTrue();
    assertThat(batch.getCreatedDocuments())
        .extracting(one -> one.getMetadata().getFileName())
        .containsExactly("first.txt", "second.txt");
    assertThat(text(batch.getCreatedDocuments().getFirst().getDocumentId())).isEqualTo("first");
  }

  @Test
  void shouldGiveADocumentToWhoeverHasTheLinkUntilItEnds() throws Exception {
    // given
    DocumentReferenceResponse reference =
        client.newCreateDocumentCommand().content("linked").fileName("a.txt").send().join();

    // when
    DocumentLinkResponse link =
        client
            .newCreateDocumentLinkCommand(reference)
            .timeToLive(Duration.ofMinutes(5))
            .send()
            .join();

    // then
    assertThat(link.getExpiresAt().toInstant()).isEqualTo(engine.now().plus(Duration.ofMinutes(5)));
    HttpResponse<String> answer = get(link.getUrl());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("linked");
    assertThat(get(altered(link.getUrl())).statusCode()).isEqualTo(404);

    // when
    engine.advance(Duration.ofMinutes(5));

    // then
    assertThat(get(link.getUrl()).statusCode()).isEqualTo(404);
  }

  @Test
  void shouldRefuseALinkThatHoldsTooLong() {
    DocumentReferenceResponse reference =
        client.newCreateDocumentCommand().content("x").send().join();
    assertRefused(
        () ->
            client
                .newCreateDocumentLinkCommand(reference)
                .timeToLive(Duration.ofDays(2))
                .send()
                .join(),
        400,
        Status.Code.INVALID_ARGUMENT,
        "timeToLive");
  }

  private static String altered(String url) {
    int at = url.lastIndexOf('.') - 3;
    return url.substring(0, at) + (url.charAt(at) == 'A' ? 'B' : 'A') + url.substring(at + 1);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
