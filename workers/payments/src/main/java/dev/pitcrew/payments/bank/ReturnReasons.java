package dev.pitcrew.payments.bank;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the codes mean with which banks return or refuse payments (ISO 20022 external codes). */
final class ReturnReasons {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("AC01", "the account number is wrong"),
          Map.entry("AC03", "the creditor’s account number is wrong"),
          Map.entry("AC04", "the account is closed"),
          Map.entry("AC06", "the account is blocked"),
          Map.entry("AC13", "the account belongs to a consumer"),
          Map.entry("AG01", "credit transfers to this account are not allowed"),
          Map.entry("AG02", "the bank’s operation code is wrong"),
          Map.entry("AM01", "the amount is zero"),
          Map.entry("AM02", "the amount is higher than allowed"),
          Map.entry("AM04", "the funds do not suffice"),
          Map.entry("AM05", "it was sent twice"),
          Map.entry("AM09", "the amount is wrong"),
          Map.entry("AM10", "the control sum is wrong"),
          Map.entry("BE01", "the name does not fit the account"),
          Map.entry("BE04", "the creditor’s address is missing"),
          Map.entry("BE05", "the initiating party is unknown"),
          Map.entry("CNOR", "the creditor’s bank is not registered"),
          Map.entry("CUST", "somebody asked for it back"),
          Map.entry("DNOR", "the debtor’s bank is not registered"),
          Map.entry("DT01", "the execution date is wrong"),
          Map.entry("DUPL", "it was paid twice"),
          Map.entry("ED05", "settlement failed"),
          Map.entry("ERIN", "the extended remittance information is not supported"),
          Map.entry("FF01", "the file format is wrong"),
          Map.entry("FOCR", "it was recalled"),
          Map.entry("FRAD", "it is suspected to be fraud"),
          Map.entry("MD07", "the person has died"),
          Map.entry("MS02", "the creditor gave no reason"),
          Map.entry("MS03", "the bank gave no reason"),
          Map.entry("NARR", "the bank explains it in its own words"),
          Map.entry("NOAS", "the creditor did not answer"),
          Map.entry("RC01", "the bank’s BIC is wrong"),
          Map.entry("RC07", "the creditor’s BIC is wrong"),
          Map.entry("RR01", "the debtor’s account is missing, which the law asks for"),
          Map.entry("RR02", "the debtor’s name or address is missing, which the law asks for"),
          Map.entry("RR03", "the creditor’s name or address is missing, which the law asks for"),
          Map.entry("RR04", "the law does not allow it"),
          Map.entry("TECH", "of a technical fault"),
          Map.entry("TM01", "it came after the cut-off time"),
          Map.entry("UPAY", "the payment is not justified"));

  private ReturnReasons() {}

  /**
   * A code in words, such as "the account is closed (AC04)".
   *
   * @param remark what the bank adds in its own words
   */
  static String words(@Nullable String code, @Nullable String remark) {
    var words = code == null ? "the bank gave no code" : WORDS.get(code);
    var text = words == null ? "reason " + code : code == null ? words : words + " (" + code + ")";
    return remark == null ? text : text + ": " + remark;
  }
}
