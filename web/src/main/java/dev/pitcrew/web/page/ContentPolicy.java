package dev.pitcrew.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The Content-Security-Policy of every response: nothing but our own files, scripts only with the
 * nonce of this very response.
 */
public final class ContentPolicy implements HeaderWriter {

  private static final String NONCE = ContentPolicy.class.getName() + ".nonce";
  private static final String DRAWS = ContentPolicy.class.getName() + ".draws";
  private static final String FILE = ContentPolicy.class.getName() + ".file";
  private static final String VIEWED = ContentPolicy.class.getName() + ".viewed";
  private static final int NONCE_BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The nonce of the response to this request; the same however often it is asked for. */
  public static String nonce(HttpServletRequest request) {
    if (request.getAttribute(NONCE) instanceof String drawn) {
      return drawn;
    }
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    String drawn = Base64.getEncoder().encodeToString(bytes);
    request.setAttribute(NONCE, drawn);
    return drawn;
  }

  /** For pages with a diagram or a form: their libraries set style attributes, nothing more. */
  public static void allowStyleAttributes(HttpServletRequest request) {
    request.setAttribute(DRAWS, true);
  }

  /** For documents that came from outside: whatever is in them, nothing of it runs. */
  public static void sandbox(HttpServletRequest request) {
    request.setAttribute(FILE, true);
  }

  /**
   * For a PDF that our own workers made: the browser's viewer shows it, which a sandbox keeps it
   * from.
   */
  public static void viewer(HttpServletRequest request) {
    request.setAttribute(VIEWED, true);
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", policy(request));
  }

  private static String policy(HttpServletRequest request) {
    if (request.getAttribute(FILE) != null) {
      return "default-src 'none'; sandbox; frame-ancestors 'none'";
    }
    if (request.getAttribute(VIEWED) != null) {
      return "default-src 'none'; style-src 'unsafe-inline'; object-src 'self';"
          + " frame-ancestors 'none'";
    }
    String script = "'nonce-" + nonce(request) + "'";
    String styles = request.getAttribute(DRAWS) == null ? "" : " style-src-attr 'unsafe-inline';";
    return "default-src 'none'; script-src "
        + script
        + "; style-src 'self';"
        + styles
        + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self';"
        + " base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
  }
}
