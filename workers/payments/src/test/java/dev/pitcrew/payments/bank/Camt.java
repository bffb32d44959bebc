package dev.pitcrew.payments.bank;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Statements as banks write them, in two versions of the message. */
final class Camt {

  private final String version;
  private String account = "DE25999900010000123400";
  private String id = "2026-00001";
  private String sequence = "1";
  private String day = "2026-11-23";
  private BigDecimal opening = new BigDecimal("10000.00");
  private BigDecimal sum = BigDecimal.ZERO;
  private BigDecimal closing;
  private final List<String> entries = new ArrayList<>();

  private Camt(String version) {
    this.version = version;
  }

  static Camt v08() {
    return new Camt("08");
  }

  static Camt v02() {
    return new Camt("02");
  }

  Camt account(String iban) {
    account = iban;
    return this;
  }

  Camt numbered(int number, String day, String opening) {
    id = "2026-%05d".formatted(number);
    sequence = String.valueOf(number);
    this.day = day;
    this.opening = new BigDecimal(opening);
    return this;
  }

  Camt closing(String amount) {
    closing = new BigDecimal(amount);
    return this;
  }

  /** A booking of one transaction; what leaves is negative. */
  Camt booked(String amount, String endToEndId, String iban) {
    return entry(amount, transaction(amount, endToEndId, iban, ""));
  }

  Camt returned(String amount, String endToEndId, String code) {
    return entry(
        amount,
        transaction(
            amount, endToEndId, null, "<RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf>".formatted(code)));
  }

  /** One sum for a whole file. */
  Camt batch(String amount, String messageId, int count) {
    return entry(
        amount,
        "<NtryDtls><Btch>%s<NbOfTxs>%d</NbOfTxs></Btch></NtryDtls>"
            .formatted(messageId.isEmpty() ? "" : "<MsgId>" + messageId + "</MsgId>", count));
  }

  /** One sum with its transactions, which may have amounts of their own or none. */
  Camt batchOf(String amount, String... endToEndIdsAndAmounts) {
    var details = new StringBuilder("<NtryDtls>");
    for (var one : endToEndIdsAndAmounts) {
      var parts = one.split("=");
      var own = parts.length == 1 ? "" : parts[1];
      details.append(transaction(own, parts[0], null, "").replaceAll("</?NtryDtls>", ""));
    }
    return entry(amount, details.append("</NtryDtls>").toString());
  }

  Camt pending(String amount, String endToEndId) {
    entries.add(body(amount, transaction(amount, endToEndId, null, "")).replace("BOOK", "PDNG"));
    return this;
  }

  Camt entry(String amount, String details) {
    sum = sum.add(new BigDecimal(amount));
    entries.add(body(amount, details));
    return this;
  }

  private String body(String amount, String details) {
    return "<Ntry>%s<Sts>%s</Sts><BookgDt><Dt>%s</Dt></BookgDt><BkTxCd/>%s</Ntry>"
        .formatted(amount(amount), version.equals("02") ? "BOOK" : "<Cd>BOOK</Cd>", day, details);
  }

  private String transaction(String amount, String endToEndId, String iban, String more) {
    var own =
        amount.isEmpty()
            ? ""
            : version.equals("02")
                ? "<AmtDtls><TxAmt>%s</TxAmt></AmtDtls>"
                    .formatted(amount(amount).replaceAll("<CdtDbtInd>.*", ""))
                : amount(amount);
    var parties =
        iban == null
            ? ""
            : "<RltdPties>%s<CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct></RltdPties>"
                .formatted(
                    version.equals("02")
                        ? "<Cdtr><Nm>Vendor</Nm></Cdtr>"
                        : "<Cdtr><Pty><Nm>Vendor</Nm></Pty></Cdtr>",
                    iban);
    return "<NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>%s%s%s</TxDtls></NtryDtls>"
        .formatted(endToEndId, own, parties, more);
  }

  private static String amount(String signed) {
    var amount = new BigDecimal(signed);
    return "<Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
        .formatted(amount.abs().toPlainString(), amount.signum() < 0 ? "DBIT" : "CRDT");
  }

  String xml() {
    var end = closing == null ? opening.add(sum) : closing;
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
        <GrpHdr><MsgId>M-%s</MsgId><CreDtTm>%sT22:00:00</CreDtTm></GrpHdr>
        <Stmt><Id>%s</Id><ElctrncSeqNb>%s</ElctrncSeqNb><CreDtTm>%sT22:00:00</CreDtTm>
        <Acct><Id><IBAN>%s</IBAN></Id></Acct>
        %s%s%s
        </Stmt></BkToCstmrStmt></Document>
        """
        .formatted(
            version,
            id,
            day,
            id,
            sequence,
            day,
            account,
            balance("OPBD", opening),
            balance("CLBD", end),
            String.join("\n", entries));
  }

  private String balance(String kind, BigDecimal amount) {
    return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>%s<Dt><Dt>%s</Dt></Dt></Bal>"
        .formatted(kind, amount(amount.toPlainString()), day);
  }

  byte[] bytes() {
    return xml().getBytes(StandardCharsets.UTF_8);
  }
}
