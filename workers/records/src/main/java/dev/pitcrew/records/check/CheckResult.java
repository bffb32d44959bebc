package dev.pitcrew.records.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say: variable {@code check} of the invoice process.
 *
 * @param amount the larger of total and payable without its sign, decimal text
 * @param confident whether the invoice may go on without a person looking at it
 * @param blocking whether a finding is an error
 * @param read the values that were checked, so that a later correction knows what it corrected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckResult(
    @Nullable String vendorId,
    @Nullable String vendorName,
    String vendorRisk,
    List<VendorMatch.Candidate> vendorCandidates,
    @Nullable String entityId,
    String documentType,
    @Nullable String amount,
    @Nullable String currency,
    @Nullable String duplicateOf,
    boolean bankAccountChanged,
    boolean confident,
    List<String> doubtfulFields,
    List<Finding> findings,
    boolean blocking,
    Map<String, String> read) {}
