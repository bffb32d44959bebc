package dev.pitcrew.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hex, of texts and of files while they are copied. */
final class Digests {

  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static String sha256(String text) {
    MessageDigest digest = sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return hex(digest);
  }

  /**
   * Copies a file, for its owner alone; it is on disk when this returns.
   *
   * @return the SHA-256 of what was copied
   */
  static String copy(Path from, Path to) throws IOException {
    MessageDigest digest = sha256();
    OwnerAlone.folders(to.getParent());
    try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest);
        FileChannel channel = OwnerAlone.newFile(to)) {
      in.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
    return hex(digest);
  }
}
