package dev.pitcrew.samples.make;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands on a receipt; amounts as decimal text.
 *
 * @param date ISO
 * @param lines what was bought, each with its amount
 * @param rate of the tax in percent, in all of it
 * @param paid how, as printed
 */
record Receipt(
    String file,
    String merchant,
    List<String> address,
    String date,
    String time,
    String number,
    List<String[]> lines,
    int rate,
    String net,
    String tax,
    String total,
    String currency,
    String paid,
    boolean german) {

  /** As a manifest of labelled documents has it. */
  Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("vendor", merchant);
    fields.put("issue_date", date);
    fields.put("total", total);
    fields.put("currency", currency);
    fields.put("tax", tax);
    return fields;
  }
}
