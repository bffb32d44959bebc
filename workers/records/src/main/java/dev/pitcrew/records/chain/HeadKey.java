package dev.pitcrew.records.chain;

import dev.pitcrew.records.files.SyncedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key that signs heads: made once, readable by its owner only. */
public final class HeadKey {

  /** Name of the public key's file, beside the private one and beside the heads. */
  public static final String PUBLIC_FILE = "head-key.pub.pem";

  private static final String PRIVATE_FILE = "head-key.pem";
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final PublicKey open;

  private HeadKey(PrivateKey secret, PublicKey open) {
    this.secret = secret;
    this.open = open;
  }

  /** The key in a folder; a new one when there is none. */
  public static HeadKey in(Path folder) throws IOException {
    Path file = folder.resolve(PRIVATE_FILE);
    Path openFile = folder.resolve(PUBLIC_FILE);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        KeyPair fresh = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        SyncedFiles.write(openFile, pem("PUBLIC KEY", fresh.getPublic().getEncoded()));
        Path secret = Files.createTempFile(folder, "head-key", ".new");
        if (Files.getFileStore(secret).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
        SyncedFiles.write(secret, pem("PRIVATE KEY", fresh.getPrivate().getEncoded()));
        Files.move(secret, file, StandardCopyOption.ATOMIC_MOVE);
      }
      // Nothing may be signed with a key that a power cut could take.
      SyncedFiles.syncNames(folder);
      PrivateKey secret =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(bytes(Files.readString(file))));
      return new HeadKey(secret, publicKey(openFile));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "Expected %s to hold an Ed25519 key, but it does not.".formatted(file), e);
    }
  }

  /** A public key from its PEM file. */
  public static PublicKey publicKey(Path file) throws IOException {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(bytes(Files.readString(file))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(
          "Expected %s to hold an Ed25519 public key, but it does not.".formatted(file), e);
    }
  }

  /** What a person compares: the SHA-256 of the key. */
  public static String fingerprint(PublicKey key) {
    return HexFormat.of().formatHex(AuditChain.sha256().digest(key.getEncoded()));
  }

  public PublicKey publicKey() {
    return open;
  }

  /** The public key as PEM. */
  public String publicPem() {
    return pem("PUBLIC KEY", open.getEncoded());
  }

  public ExportedHead sign(String chain, long seq, String hash, Instant at) {
    var head = new ExportedHead(chain, seq, hash, at.toString(), fingerprint(open), "");
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(head.signed());
      return new ExportedHead(
          chain,
          seq,
          hash,
          head.at(),
          head.key(),
          Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key was just loaded, so it signs.", e);
    }
  }

  /** Whether the head was signed with the key's secret half. */
  public static boolean isSignedBy(PublicKey key, ExportedHead head) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(head.signed());
      return signature.verify(Base64.getDecoder().decode(head.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
      return false;
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }

  private static byte[] bytes(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
