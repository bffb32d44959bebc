package dev.pitcrew.records.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pitcrew.records.orders.OrderClaims.Claim;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say: variable {@code check} of the invoice process.
 *
 * @param amount the larger of total and payable without its sign, decimal text
 * @param confident whether the invoice may go on without a person looking at it
 * @param blocking whether a finding is an error
 * @param refersTo id of the posted item it is about
 * @param buyer {@code ours}, {@code unclear} or {@code not-ours}
 * @param intercompany whether the seller is one of our companies
 * @param rejectReason a sentence for the supplier when it is not ours
 * @param claims what it takes of orders; kept in the books, not in variables
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
    Map<String, String> read,
    @Nullable String refersTo,
    String buyer,
    boolean intercompany,
    String taxTreatment,
    OrderCheck.Matched order,
    @Nullable String rejectReason,
    @JsonIgnore List<Claim> claims) {}
