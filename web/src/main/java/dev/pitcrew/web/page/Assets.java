package dev.pitcrew.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of our own static files that change with their content, so browsers may keep them. */
public final class Assets {

  private static final int VERSION_BYTES = 6;
  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /** The address of a file under {@code static/}, such as {@code assets/app.css}. */
  public String url(String file) {
    return addresses.computeIfAbsent(file, Assets::address);
  }

  private static String address(String file) {
    try (InputStream content = Assets.class.getResourceAsStream("/static/" + file)) {
      if (content == null) {
        throw new IllegalStateException("Expected a static file " + file + ", but there is none");
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      return "/" + file + "?v=" + HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
