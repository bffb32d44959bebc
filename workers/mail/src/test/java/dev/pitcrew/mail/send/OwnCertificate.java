package dev.pitcrew.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A certificate for 127.0.0.1, made for one test. */
final class OwnCertificate {

  private static final String PASSWORD = "changeit";

  private OwnCertificate() {}

  /** Makes the next test server use it; the answer is the file a client may trust. */
  static Path make(Path folder) throws IOException, InterruptedException {
    Path keys = folder.resolve("keys.p12");
    Path certificate = folder.resolve("server.pem");
    run(
        "-genkeypair -alias own -keyalg EC -dname CN=127.0.0.1 -ext SAN=IP:127.0.0.1 -validity 2 -storetype PKCS12 -keystore",
        keys.toString());
    run("-exportcert -alias own -rfc -keystore", keys.toString(), "-file", certificate.toString());
    System.setProperty(
        DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY, keys.toString());
    return certificate;
  }

  static void forget() {
    System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
  }

  private static void run(String options, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Collections.addAll(command, options.split(" "));
    Collections.addAll(command, more);
    Collections.addAll(command, "-storepass", PASSWORD);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
