package dev.pitcrew.app.cli;

import io.camunda.client.CredentialsProvider;

/** Sends one fixed bearer token. */
record BearerToken(String token) implements CredentialsProvider {

  @Override
  public void applyCredentials(CredentialsApplier applier) {
    applier.put("Authorization", "Bearer " + token);
  }

  @Override
  public boolean shouldRetryRequest(StatusCode statusCode) {
    return false;
  }
}
