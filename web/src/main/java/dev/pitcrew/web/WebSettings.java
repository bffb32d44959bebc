package dev.pitcrew.web;

import java.net.URI;

/**
 * What the pages are told from outside.
 *
 * @param apiSecret shared with the gateway; signs the token that names the person to the engine
 * @param engineRest address of the REST API, without the {@code /v2}
 * @param engineGrpc address of the gRPC API
 * @param samples true when the people of the samples exist and may sign in
 * @param https true when the pages are reached over HTTPS only; cookies are then marked Secure
 */
public record WebSettings(
    String apiSecret, URI engineRest, URI engineGrpc, boolean samples, boolean https) {

  static final int SECRET_LENGTH_MIN = 16;

  public WebSettings {
    if (apiSecret.length() < SECRET_LENGTH_MIN) {
      throw new IllegalArgumentException(
          "Expected pitcrew.api.secret to have at least "
              + SECRET_LENGTH_MIN
              + " characters, but it has "
              + apiSecret.length());
    }
  }

  @Override
  public String toString() {
    return "WebSettings[" + engineRest + "]";
  }
}
