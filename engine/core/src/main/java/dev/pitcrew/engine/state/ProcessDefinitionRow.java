package dev.pitcrew.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a deployed process.
 *
 * @param restricted whether the model says who may see its cases; the word of the newest version
 *     that is not deleted counts for the cases of all versions
 * @param roles who may, where it is restricted
 * @param protectedJobTypes what it asks workers for, where it is restricted
 * @param protectedMessages what it waits for, where it is restricted
 * @param unvouched whether it was deployed by somebody who may not deploy protected processes: then
 *     it gets at nothing of theirs
 * @param deleted whether nothing new can come of it
 * @param reading how its XML is read: {@link #READING} of when it was deployed, so that its cases
 *     keep their ways; 0 for what was deployed before this was noted
 */
public record ProcessDefinitionRow(
    long key,
    String processDefinitionId,
    int version,
    @Nullable String versionTag,
    @Nullable String name,
    String resourceName,
    String checksum,
    String xml,
    long deploymentKey,
    @Nullable String startFormId,
    String tenantId,
    boolean restricted,
    List<String> roles,
    List<String> protectedJobTypes,
    List<String> protectedMessages,
    boolean unvouched,
    boolean deleted,
    int reading)
    implements Row {

  /** Since 1, the flows that leave an element are looked at from the last in the file on. */
  public static final int READING = 1;

  public ProcessDefinitionRow removed() {
    return new ProcessDefinitionRow(
        key,
        processDefinitionId,
        version,
        versionTag,
        name,
        resourceName,
        checksum,
        xml,
        deploymentKey,
        startFormId,
        tenantId,
        restricted,
        roles,
        protectedJobTypes,
        protectedMessages,
        unvouched,
        true,
        reading);
  }
}
