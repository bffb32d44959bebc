package dev.pitcrew.records.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One approval that a case needs.
 *
 * @param jobKey the job that planned it
 * @param role who may give it
 * @param escalatedRole who else may give it, since nobody did for too long
 * @param escalatedUser the one person who may give it too, since nobody did for too long
 * @param username the one person whose step it is, where it is for a person and not for a role
 */
public record ApprovalStep(
    long jobKey,
    String caseId,
    String role,
    Instant plannedAt,
    @Nullable String escalatedRole,
    @Nullable String escalatedUser,
    @Nullable String username) {}
