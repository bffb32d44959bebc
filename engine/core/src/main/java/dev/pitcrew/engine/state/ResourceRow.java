package dev.pitcrew.engine.state;

import org.jspecify.annotations.Nullable;

/**
 * One version of a deployed file that is neither a process, a decision nor a form.
 *
 * @param resourceId what the file calls itself; its name where it does not
 * @param content its bytes, in Base64
 * @param deleted whether nothing can be linked to it any more
 */
public record ResourceRow(
    long key,
    String resourceId,
    int version,
    @Nullable String versionTag,
    String resourceName,
    String checksum,
    String content,
    long deploymentKey,
    String tenantId,
    boolean deleted)
    implements Row {

  public ResourceRow removed() {
    return new ResourceRow(
        key,
        resourceId,
        version,
        versionTag,
        resourceName,
        checksum,
        content,
        deploymentKey,
        tenantId,
        true);
  }
}
