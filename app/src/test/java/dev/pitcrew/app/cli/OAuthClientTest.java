package dev.pitcrew.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CredentialsProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that signs with a key instead of telling a secret, and what may be wrong with that. */
final class OAuthClientTest {

  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private Path keys;

  @BeforeEach
  void configure() {
    keys = folder.resolve("keys.p12");
    environment.putAll(
        Map.of(
            "CAMUNDA_CLIENT_ID", "workers",
            "CAMUNDA_TOKEN_AUDIENCE", "engine",
            "CAMUNDA_AUTHORIZATION_SERVER_URL", "http://127.0.0.1/token",
            "CAMUNDA_CLIENT_ASSERTION_KEYSTORE_PATH", keys.toString(),
            "CAMUNDA_CLIENT_ASSERTION_KEYSTORE_PASSWORD", PASSWORD));
  }

  @Test
  void shouldWantTheKeystoreThatIsNamedInPlaceOfASecret() {
    expectRefused(
        "Expected CAMUNDA_CLIENT_ASSERTION_KEYSTORE_PATH to be a keystore, but there is no %s to read."
            .formatted(keys));
  }

  @Test
  void shouldWantThePasswordOfTheKeystore() throws Exception {
    // given
    makeKey();
    environment.put("CAMUNDA_CLIENT_ASSERTION_KEYSTORE_PASSWORD", "");

    // then
    expectRefused(
        "Expected CAMUNDA_CLIENT_ASSERTION_KEYSTORE_PASSWORD with the password of %s, but it is not set."
            .formatted(keys));
  }

  @Test
  void shouldSayThatThePasswordOfTheKeystoreIsWrong() throws Exception {
    // given
    makeKey();
    environment.put("CAMUNDA_CLIENT_ASSERTION_KEYSTORE_PASSWORD", "guessed");

    // then
    expectRefused(
        "The client's keystore %s cannot be opened: keystore password was incorrect"
            .formatted(keys));

    // and a secret beside it does not hide that
    environment.put("CAMUNDA_CLIENT_SECRET", "secret");
    expectRefused(
        "The client's keystore %s cannot be opened: keystore password was incorrect"
            .formatted(keys));
  }

  @Test
  void shouldSayThatThePasswordOfTheKeyIsWrong() throws Exception {
    // given
    makeKey();
    environment.put("CAMUNDA_CLIENT_ASSERTION_KEYSTORE_KEY_PASSWORD", "guessed");

    // then
    assertThatThrownBy(this::tokens)
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("The client's keystore %s cannot be opened: ", keys);
  }

  @Test
  void shouldSayThatTheKeystoreLacksTheKey() throws Exception {
    // given
    makeKey();
    environment.put("CAMUNDA_CLIENT_ASSERTION_KEYSTORE_KEY_ALIAS", "other");

    // then
    expectRefused("The client's keystore %s has no RSA key named 'other'.".formatted(keys));
  }

  @Test
  void shouldSayThatTheKeystoreHoldsNoKeyToSignWith() throws Exception {
    // given
    makeStoreOfSecret();

    // then
    expectRefused("The client's keystore %s has no RSA key.".formatted(keys));
  }

  @Test
  void shouldSignAndSayWhenItCannotAnyMore() throws Exception {
    makeKey();
    try (IdentityProvider provider = IdentityProvider.start(number -> "never given")) {
      // given
      environment.put("CAMUNDA_AUTHORIZATION_SERVER_URL", provider.address());
      CredentialsProvider tokens = tokens();

      // then
      assertThatThrownBy(() -> tokens.applyCredentials((key, value) -> {}))
          .as("a signature is not the secret that is wanted there")
          .isInstanceOf(IOException.class)
          .hasMessageContaining("status code 401");
      assertThat(provider.refused()).isPositive();

      // when
      Files.delete(keys);

      // then
      assertThatThrownBy(() -> tokens.applyCredentials((key, value) -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(provider.address() + " gave no token: ")
          .hasMessageContaining("keys.p12");
    }
  }

  @Test
  void shouldNameTheVariableThatHoldsNoAddress() {
    // given
    environment.remove("CAMUNDA_AUTHORIZATION_SERVER_URL");
    environment.put("ZEEBE_ISSUER_URL", "keycloak");

    // then
    expectRefused(
        "Expected ZEEBE_ISSUER_URL to be an address such as http://camunda:8080, but got keycloak.");

    // when
    environment.put("CAMUNDA_WELL_KNOWN_CONFIGURATION_URL", "no address");

    // then
    expectRefused(
        "Expected CAMUNDA_WELL_KNOWN_CONFIGURATION_URL to be an address, but got no address.");
  }

  private void expectRefused(String sentence) {
    assertThatThrownBy(this::tokens).isInstanceOf(CommandFailure.class).hasMessage(sentence);
  }

  private CredentialsProvider tokens() {
    return OAuthClient.of(environment::get).orElseThrow().tokens();
  }

  private void makeKey() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "own",
                    "-keyalg",
                    "RSA",
                    "-dname",
                    "CN=workers",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    keys.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  private void makeStoreOfSecret() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setEntry(
        "own",
        new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
        new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
    try (OutputStream out = Files.newOutputStream(keys)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }
}
