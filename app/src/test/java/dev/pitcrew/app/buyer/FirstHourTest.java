package dev.pitcrew.app.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.app.buyer.SentInvoice.Seller;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.journal.JournalEntry;
import dev.pitcrew.records.orders.OrderLine;
import dev.pitcrew.records.orders.PurchaseOrder;
import dev.pitcrew.records.orders.Receipt;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.payment.PaymentRun;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.trail.AuditQuery;
import dev.pitcrew.samples.Samples;
import dev.pitcrew.web.people.SamplePeople;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.search.response.UserTask;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money: what is paid, to whom, how much and how often; and who may say so. */
class FirstHourTest {

  private static final int LIST_MAX = 200;
  private static final Pattern AMOUNT =
      Pattern.compile("<InstdAmt Ccy=\"EUR\">([0-9.]+)</InstdAmt>");
  private static final Pattern CONTROL_SUM = Pattern.compile("<CtrlSum>([0-9.]+)</CtrlSum>");

  @TempDir static Path data;
  private static Office office;

  @BeforeAll
  static void open() {
    office = Office.open(data);
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void shouldPayNetOfACreditNoteAndNothingTwiceWhenTwoRunsAreMadeOnOneDay() {
    // given
    var first = SentInvoice.of(Seller.STROM, "SN-B1-1", "400.00");
    var second = SentInvoice.of(Seller.STROM, "SN-B1-2", "300.00");
    var credit = SentInvoice.of(Seller.STROM, "SN-B1-3", "100.00").creditNoteFor("SN-B1-1");
    end(first, "posted");
    end(second, "posted");
    end(credit, "posted");

    // when
    String file = payEverything();
    long again = office.startRun();

    // then
    BigDecimal net = first.total().add(second.total()).subtract(credit.total());
    assertThat(transferTo(file, Seller.STROM)).isEqualByComparingTo(net);
    assertThat(file.split("<CdtTrfTxInf>").length - 1).isEqualTo(countOf(file));
    assertThat(sum(file, CONTROL_SUM).divide(BigDecimal.TWO))
        .isEqualByComparingTo(sum(file, AMOUNT));
    assertThat(office.release(again)).isEmpty();
  }

  @Test
  void shouldPayWhatIsLeftWhenAPartWasPaidBefore() {
    // given
    var prepayment = SentInvoice.of(Seller.BLAUFELD, "BF-B2-1", "1000.00").prepayment();
    var last =
        SentInvoice.of(Seller.BLAUFELD, "BF-B2-2", "4000.00")
            .lessPrepaid(prepayment.total().toPlainString(), "BF-B2-1");
    end(prepayment, "posted");
    payEverything();
    end(last, "posted");

    // when
    String file = payEverything();

    // then
    assertThat(last.payable()).isLessThan(last.total());
    assertThat(transferTo(file, Seller.BLAUFELD)).isEqualByComparingTo(last.payable());
  }

  @Test
  void shouldPayNothingWhenTheAccountWasChangedAfterTheApproval() {
    // given
    var invoice = SentInvoice.of(Seller.KESSLER, "KP-B3-1", "900.00");
    String caseId = end(invoice, "posted").caseId();
    long run = office.startRun();
    UserTask release = office.release(run).orElseThrow();

    // when
    office
        .as("olga")
        .newSetVariablesCommand(run)
        .variables(Map.of("note", "an operator may set variables, and they decide nothing"))
        .send()
        .join();
    changeAccount("DE51999900030098765432");
    office.confirm("theo", "release:" + release.getUserTaskKey());
    office
        .as("theo")
        .newAssignUserTaskCommand(release.getUserTaskKey())
        .assignee("theo")
        .send()
        .join();
    office
        .as("theo")
        .newCompleteUserTaskCommand(release.getUserTaskKey())
        .variables(Map.of("release", Map.of("decision", "released", "by", "theo")))
        .send()
        .join();
    office.awaitEnd(run);

    // then
    PaymentRun refused = office.runs().getFirst();
    assertThat(refused.state()).isEqualTo(PaymentRun.State.DISCARDED);
    assertThat(refused.fileName()).isNull();
    assertThat(office.books().invoices().find(caseId).orElseThrow().state())
        .isEqualTo(Invoice.State.POSTED);
    assertThat(
            office
                .books()
                .audit()
                .search(new AuditQuery(null, refused.id(), null, null, null, null, null, LIST_MAX)))
        .anySatisfy(
            entry -> assertThat(entry.reason() + entry.after()).contains("account", "changed"));
    changeAccount("DE20999900040011223344");
  }

  @Test
  void shouldRefuseWhoeverValidatedToApproveAlsoAsASubstitute() throws Exception {
    // given
    office.books().people().save(person("clara", Set.of("clerk", "approver")));
    String caseId =
        office.send(
            SentInvoice.of(Seller.HANSEN, "RE-B4-1", "2000.00").bytes(), "unknown-iban.xml");
    String doubtful =
        office.send(
            new String(
                    SentInvoice.of(Seller.HANSEN, "RE-B4-2", "2100.00").bytes(),
                    StandardCharsets.UTF_8)
                .replace(
                    "<cbc:IssueDate>" + SentInvoice.TODAY.minusDays(31),
                    "<cbc:IssueDate>2019-01-02")
                .getBytes(StandardCharsets.UTF_8),
            "re-b4-2.xml");
    office.validate("clara", doubtful);
    UserTask approval = office.task(doubtful, "approve-invoice");
    String body =
        "{\"variables\":{\"approvalDecision\":{\"decision\":\"approved\",\"by\":\"clara\"}}}";

    // when
    int taken =
        rest("clara", "POST", approval, "/assignment", "{\"assignee\":\"clara\"}").statusCode();
    HttpResponse<String> raw = rest("clara", "POST", approval, "/completion", body);
    rest("clara", "DELETE", approval, "/assignee", null);
    office.books().people().save(person("clara", Set.of("clerk")));
    LocalDate today = SentInvoice.TODAY;
    office
        .books()
        .absences()
        .save(new Absence("anton", today.minusDays(1), today.plusDays(1), "clara"));
    int takenAsSubstitute =
        rest("clara", "POST", approval, "/assignment", "{\"assignee\":\"clara\"}").statusCode();
    HttpResponse<String> asSubstitute = rest("clara", "POST", approval, "/completion", body);

    // then
    office.books().absences().remove("anton", today.minusDays(1));
    assertThat(taken).isEqualTo(204);
    assertThat(raw.statusCode()).isEqualTo(409);
    assertThat(raw.body()).contains("validated");
    assertThat(takenAsSubstitute).isEqualTo(204);
    assertThat(asSubstitute.statusCode()).isEqualTo(409);
    assertThat(asSubstitute.body()).contains("validated");
    assertThat(office.books().invoices().find(doubtful)).isEmpty();
    rest("clara", "DELETE", approval, "/assignee", null);
    office.bringToEnd(caseId);
    office.bringToEnd(doubtful);
  }

  @Test
  void shouldNotLetAnybodyApproveForSomebodyElse() {
    // given
    String caseId = office.send(SentInvoice.of(Seller.HANSEN, "RE-B4-3", "2200.00"));
    UserTask approval = office.task(caseId, "approve-invoice");

    // then
    assertThatThrownBy(
            () ->
                office
                    .as("clara")
                    .newAssignUserTaskCommand(approval.getUserTaskKey())
                    .assignee("anton")
                    .send()
                    .join())
        .isInstanceOf(ClientHttpException.class)
        .hasMessageContaining("403");
    assertThatThrownBy(
            () ->
                office
                    .as("anton")
                    .newCompleteUserTaskCommand(approval.getUserTaskKey())
                    .variables(
                        Map.of("approvalDecision", Map.of("decision", "approved", "by", "anton")))
                    .send()
                    .join())
        .isInstanceOf(ClientHttpException.class)
        .hasMessageContaining("409");
    office.bringToEnd(caseId);
  }

  @Test
  void shouldWaitForGoodsAndStopExcessWhenAnOrderIsDeliveredInParts() {
    // given
    office
        .books()
        .orders()
        .save(
            new PurchaseOrder(
                "4500-0905",
                "brueckner-voss",
                "V1003",
                "EUR",
                List.of(
                    new OrderLine(
                        1,
                        null,
                        "Lieferung",
                        "St",
                        BigDecimal.TEN,
                        new BigDecimal("120.00"),
                        "5200",
                        "2100",
                        "V19"))));
    office
        .books()
        .orders()
        .receive(
            new Receipt(
                "WE-B5-1", "4500-0905", 1, new BigDecimal(6), SentInvoice.TODAY.minusDays(9)));
    var six = SentInvoice.of(Seller.KESSLER, "KP-B5-6", "1").ofOrder("4500-0905", 6, "120.00");
    var four = SentInvoice.of(Seller.KESSLER, "KP-B5-4", "1").ofOrder("4500-0905", 4, "120.00");
    var one = SentInvoice.of(Seller.KESSLER, "KP-B5-1", "1").ofOrder("4500-0905", 1, "120.00");

    // when
    end(six, "posted");
    String waiting = office.send(four);
    office.awaitVariable(waiting, "check", "\"state\":\"awaiting-goods\"");
    String excess = office.send(one);
    UserTask exception = office.task(excess, "resolve-order");
    boolean postedBeforeItsGoods = office.books().invoices().find(waiting).isPresent();
    office
        .books()
        .orders()
        .receive(new Receipt("WE-B5-2", "4500-0905", 1, new BigDecimal(4), SentInvoice.TODAY));
    Case delivered = office.bringToEnd(waiting);
    office.decide(
        "carl",
        exception,
        Map.of(
            "orderDecision", Map.of("decision", "reject", "reason", "Ordered ten.", "by", "carl")));

    // then
    assertThat(postedBeforeItsGoods).isFalse();
    assertThat(delivered.outcome()).isEqualTo("posted");
    assertThat(office.bringToEnd(excess).outcome()).isEqualTo("rejected");
  }

  @Test
  void shouldBookBothSidesOfTheTaxAndRaiseNoAlarmWhenItIsReverseCharged() {
    // given
    var invoice = SentInvoice.of(Seller.DUVALLON, "F-B6-1", "480.00").reverseCharged();

    // when
    String caseId = end(invoice, "posted").caseId();

    // then
    assertThat(office.books().decisions().ofCase(caseId))
        .extracting(decision -> decision.element())
        .doesNotContain("validate-invoice");
    var entry = office.books().journal().ofInvoice(caseId).getFirst();
    assertThat(entry.lines())
        .extracting(JournalEntry.Line::amount)
        .filteredOn(amount -> amount.abs().compareTo(new BigDecimal("91.20")) == 0)
        .hasSize(2);
  }

  @Test
  void shouldCallBackWhenTheDataOfTheFileAndItsPageNameTwoAccounts() {
    // given
    var hybrid =
        Samples.invoices().stream()
            .filter(sample -> sample.fileName().contains("two-accounts"))
            .findFirst()
            .orElseThrow();

    // when
    String caseId = office.send(hybrid.content(), hybrid.fileName());
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () ->
                office.findTask(caseId, "validate-invoice").isPresent()
                    || office.findTask(caseId, "verify-bank-account").isPresent());
    office.findTask(caseId, "validate-invoice").ifPresent(task -> office.validate("clara", caseId));
    UserTask callBack = office.task(caseId, "verify-bank-account");
    office.decide(
        "carl",
        callBack,
        Map.of(
            "bankAccount", Map.of("decision", "refused", "reason", "Not theirs.", "by", "carl")));

    // then
    assertThat(office.bringToEnd(caseId).outcome()).isEqualTo("rejected");
    assertThat(office.books().invoices().find(caseId)).isEmpty();
  }

  /** Asked for by one person, confirmed by another who called the number of the master data. */
  private static void changeAccount(String iban) {
    var changes = office.books().bankChanges();
    var phone = office.books().vendors().find("V1003").orElseThrow().phone();
    changes.request("V1003", iban, null, "clara", "A letter");
    long id = changes.ofVendor("V1003").getFirst().id();
    assertThat(changes.confirm(id, "carl", phone)).isInstanceOf(BankChanges.Outcome.Done.class);
  }

  private static Case end(SentInvoice invoice, String outcome) {
    Case ended = office.bringToEnd(office.send(invoice));
    assertThat(ended.outcome()).as(invoice.number() + ": " + ended.reason()).isEqualTo(outcome);
    return ended;
  }

  /** One run over all that is due, released; the file for the bank. */
  private static String payEverything() {
    long run = office.startRun();
    office.releaseAs("theo", office.release(run).orElseThrow());
    office.awaitEnd(run);
    return new String(
        office.books().paymentRuns().file(office.runs().getFirst().id()).orElseThrow(),
        StandardCharsets.UTF_8);
  }

  private static BigDecimal transferTo(String file, Seller seller) {
    List<String> transfers = List.of(file.split("<CdtTrfTxInf>"));
    return transfers.stream()
        .filter(one -> one.contains(seller.iban()))
        .map(one -> sum(one, AMOUNT))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static int countOf(String file) {
    Matcher count = Pattern.compile("<NbOfTxs>(\\d+)</NbOfTxs>").matcher(file);
    assertThat(count.find()).isTrue();
    return Integer.parseInt(count.group(1));
  }

  /** All amounts of a kind; the control sum stands in the file's head and in its one block. */
  private static BigDecimal sum(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> new BigDecimal(found.group(1)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Person person(String name, Set<String> roles) {
    return office.books().people().find(name).orElseThrow().with(name, roles);
  }

  private static HttpResponse<String> rest(
      String person, String method, UserTask task, String path, String body)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder()
            .encodeToString(
                (person + ":" + SamplePeople.PASSWORD).getBytes(StandardCharsets.UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create(office.address() + "/v2/user-tasks/" + task.getUserTaskKey() + path))
              .header("Authorization", "Basic " + credentials)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
