package dev.pitcrew.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.interfaces.RSAPrivateKey;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that a client signs with, where it tells no secret. The official client reads it when the
 * first token is wanted, and says little of what is wrong with it.
 */
record AssertionKeystore(Path file, String password, @Nullable String alias, String keyPassword) {

  /**
   * @throws CommandFailure when it cannot be opened, or lacks the key
   */
  void expectKey() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      List<String> aliases = alias == null ? Collections.list(store.aliases()) : List.of(alias);
      if (aliases.isEmpty()
          || !(store.getKey(aliases.getFirst(), keyPassword.toCharArray())
              instanceof RSAPrivateKey)) {
        throw new CommandFailure(
            "The client's keystore %s has no RSA key%s."
                .formatted(file, alias == null ? "" : " named '%s'".formatted(alias)));
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new CommandFailure(
          "The client's keystore %s cannot be opened: %s".formatted(file, e.getMessage()), e);
    }
  }
}
