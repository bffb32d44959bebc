package dev.pitcrew.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.payments.CreditTransfers.Party;
import dev.pitcrew.payments.CreditTransfers.Transfer;
import dev.pitcrew.records.company.Address;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;

final class Pain001WriterTest {

  private static final Party DEBTOR =
      new Party(
          "Brückner & Voss Maschinenbau GmbH",
          "DE25999900010000123400",
          "TESTDEHHXXX",
          new Address("Am Sandtorkai 41", "20457", "Hamburg", "DE"));

  @Test
  void shouldWriteEveryElementOnceWhenOneInvoiceIsPaid() {
    // given
    var vendor =
        new Party(
            "Atelier Mécanique Duvallon SARL",
            "FR7699991000420001234567809",
            null,
            new Address("14 rue des Forges", "69007", "Lyon", "FR"));

    // when
    var xml =
        write(
            file(
                new Transfer("PR-1-0001", new BigDecimal("1190.5"), vendor, "Invoice F/2026/893")));

    // then
    assertThat(xml)
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document"
                + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn>"
                + "<GrpHdr><MsgId>PR-1</MsgId><CreDtTm>2026-11-20T09:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>1190.50</CtrlSum><InitgPty><Nm>Brueckner"
                + " + Voss Maschinenbau GmbH</Nm></InitgPty></GrpHdr>"
                + "<PmtInf><PmtInfId>PR-1</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>1</NbOfTxs><CtrlSum>1190.50</CtrlSum>"
                + "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt><Dt>2026-11-23</Dt></ReqdExctnDt><Dbtr><Nm>Brueckner"
                + " + Voss Maschinenbau GmbH</Nm><PstlAdr><StrtNm>Am Sandtorkai"
                + " 41</StrtNm><PstCd>20457</PstCd><TwnNm>Hamburg</TwnNm><Ctry>DE</Ctry></PstlAdr></Dbtr>"
                + "<DbtrAcct><Id><IBAN>DE25999900010000123400</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>TESTDEHHXXX</BICFI></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr><CdtTrfTxInf><PmtId><EndToEndId>PR-1-0001</EndToEndId></PmtId><Amt><InstdAmt"
                + " Ccy=\"EUR\">1190.50</InstdAmt></Amt><Cdtr><Nm>Atelier Mecanique Duvallon"
                + " SARL</Nm><PstlAdr><StrtNm>14 rue des"
                + " Forges</StrtNm><PstCd>69007</PstCd><TwnNm>Lyon</TwnNm><Ctry>FR</Ctry></PstlAdr></Cdtr><CdtrAcct><Id><IBAN>FR7699991000420001234567809</IBAN></Id></CdtrAcct><Purp><Cd>SUPP</Cd></Purp><RmtInf><Ustrd>Invoice"
                + " F/2026/893</Ustrd></RmtInf></CdtTrfTxInf></PmtInf>"
                + "</CstmrCdtTrfInitn></Document>");
  }

  @Test
  void shouldBeValidByThePublishedSchemaAndOursWhenVariantsAreWritten() throws Exception {
    // given
    var many =
        IntStream.rangeClosed(1, 50)
            .mapToObj(
                i ->
                    new Transfer(
                        "PR-1-%04d".formatted(i),
                        new BigDecimal("0.01").multiply(BigDecimal.valueOf(i)),
                        new Party(
                            "Ünïcode <Vendor> & Co. " + "x".repeat(i * 2),
                            i % 2 == 0 ? "NL05TEST0417164300" : "GB74TEST20915512345674",
                            i % 3 == 0 ? "TESTGB2LXXX" : null,
                            new Address(
                                null,
                                i % 2 == 0 ? "3542 AD" : null,
                                i % 5 == 0 ? null : "Utrecht",
                                "NL")),
                        "//№ " + "9 ".repeat(i * 3)))
            .toArray(Transfer[]::new);

    // when
    var bytes = Pain001Writer.write(file(many));

    // then
    assertThat(Pain001Schema.complaint(bytes)).isEmpty();
    published().newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("<NbOfTxs>50</NbOfTxs><CtrlSum>12.75</CtrlSum>");
  }

  @Test
  void shouldWriteTheAddressAsFarAsItIsKnownWhenAVendorHasMoreOrLessOfIt() {
    // given
    var long70 =
        "Industriepark Nord, Gebaeude 14, Aufgang C, 3. Obergeschoss, Abteilung Rechnungswesen"
            + " Kreditoren";

    // when, then structured, hybrid, and none
    assertThat(written(new Address("Weg 1", "20457", "Hamburg", "DE")))
        .contains(
            "<PstlAdr><StrtNm>Weg"
                + " 1</StrtNm><PstCd>20457</PstCd><TwnNm>Hamburg</TwnNm><Ctry>DE</Ctry></PstlAdr></Cdtr>");
    assertThat(written(new Address(long70, null, "Hamburg", "DE")))
        .contains(
            "<PstlAdr><TwnNm>Hamburg</TwnNm><Ctry>DE</Ctry><AdrLine>Industriepark Nord, Gebaeude"
                + " 14, Aufgang C, 3. Obergeschoss, Abteilung</AdrLine><AdrLine>Rechnungswesen"
                + " Kreditoren</AdrLine></PstlAdr></Cdtr>");
    assertThat(written(new Address(long70, "1", null, "DE"))).contains("</Nm></Cdtr>");
    assertThat(written(new Address("Weg 1", "1", "Hamburg", "Germany"))).contains("</Nm></Cdtr>");
  }

  private static String written(Address address) {
    var bytes =
        Pain001Writer.write(
            file(
                new Transfer(
                    "A",
                    BigDecimal.ONE,
                    new Party("Vendor", "DE25999900010000123400", null, address),
                    "x")));
    assertThat(Pain001Schema.complaint(bytes)).isEmpty();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void shouldGiveTheSameBytesWhenWrittenAgain() {
    // given
    var file = file(new Transfer("A", BigDecimal.ONE, DEBTOR, "x"));

    // when, then
    assertThat(Pain001Writer.write(file)).isEqualTo(Pain001Writer.write(file));
  }

  @Test
  void shouldBeRefusedByTheSchemaWhenAnIdIsTooLong() {
    // given
    var file = file(new Transfer("A".repeat(36), BigDecimal.ONE, DEBTOR, "x"));

    // when, then
    assertThat(Pain001Schema.complaint(Pain001Writer.write(file)))
        .get()
        .asString()
        .contains("length = '36'");
  }

  @Test
  void shouldRefuseWhenThereIsNothingToPayOrLessThanACent() {
    assertThatThrownBy(() -> file())
        .hasMessage("Expected to write a payment file, but there is nothing to pay.");
    assertThatThrownBy(
            () ->
                Pain001Writer.write(file(new Transfer("A", new BigDecimal("0.001"), DEBTOR, "x"))))
        .isInstanceOf(ArithmeticException.class);
  }

  static Schema published() throws Exception {
    var schema = Pain001WriterTest.class.getResource("/pain.001.001.09.xsd");
    assertThat(schema).as("the published schema on the test class path").isNotNull();
    return SchemaFactory.newDefaultInstance().newSchema(schema);
  }

  private static String write(CreditTransfers file) {
    return new String(Pain001Writer.write(file), StandardCharsets.UTF_8);
  }

  private static CreditTransfers file(Transfer... transfers) {
    return new CreditTransfers(
        "PR-1",
        Instant.parse("2026-11-20T09:00:00.123Z"),
        DEBTOR,
        LocalDate.of(2026, 11, 23),
        List.of(transfers));
  }
}
