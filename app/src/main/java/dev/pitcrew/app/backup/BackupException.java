package dev.pitcrew.app.backup;

import org.jspecify.annotations.Nullable;

/**
 * A backup cannot be made, is not whole, or cannot be put back; the message says what and where.
 */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  BackupException(String message) {
    this(message, null);
  }
}
