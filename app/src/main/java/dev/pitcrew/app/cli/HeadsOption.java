package dev.pitcrew.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the audit trail's heads are exported to. */
final class HeadsOption {

  @Option(
      names = "--audit-heads",
      paramLabel = "DIR",
      defaultValue = "${env:PITCREW_AUDIT_HEADS}",
      description =
          "Where the audit trail's signed heads are exported to, best on another machine (default: $$PITCREW_AUDIT_HEADS, else audit-heads in the data folder).")
  @Nullable Path auditHeads;

  /** The folder, if one is named. */
  @Nullable Path named() {
    return auditHeads == null || auditHeads.toString().isBlank()
        ? null
        : auditHeads.toAbsolutePath().normalize();
  }
}
