package dev.pitcrew.mail.account;

/** How a connection is protected. */
public enum Tls {
  /** It begins in the clear and must change to TLS before anything else is said. */
  STARTTLS,
  /** TLS from the first byte. */
  IMPLICIT,
  /** In the clear: without a sign-in, or on this machine only. */
  NONE
}
