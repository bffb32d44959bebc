package dev.pitcrew.records.chain;

import java.nio.charset.StandardCharsets;

/**
 * The end of a chain at one moment, kept outside the database.
 *
 * @param at ISO instant of the export
 * @param key SHA-256 of the public key that belongs to the signature
 * @param signature Base64 of an Ed25519 signature
 */
public record ExportedHead(
    String chain, long seq, String hash, String at, String key, String signature) {

  /** What is signed. */
  byte[] signed() {
    return "pitcrew-audit-head-1\n%s\n%d\n%s\n%s\n"
        .formatted(chain, seq, hash, at)
        .getBytes(StandardCharsets.UTF_8);
  }
}
