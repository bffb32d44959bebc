package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * One version of a deployed form.
 *
 * @param deleted whether nothing new can come of it
 */
public record FormRow(
    long key,
    String formId,
    int version,
    @Nullable String versionTag,
    String resourceName,
    String checksum,
    String schema,
    long deploymentKey,
    String tenantId,
    boolean deleted)
    implements Row {

  /** One that is not deleted. */
  public FormRow(
      long key,
      String formId,
      int version,
      @Nullable String versionTag,
      String resourceName,
      String checksum,
      String schema,
      long deploymentKey,
      String tenantId) {
    this(
        key,
        formId,
        version,
        versionTag,
        resourceName,
        checksum,
        schema,
        deploymentKey,
        tenantId,
        false);
  }

  public FormRow removed() {
    return new FormRow(
        key,
        formId,
        version,
        versionTag,
        resourceName,
        checksum,
        schema,
        deploymentKey,
        tenantId,
        true);
  }
}
