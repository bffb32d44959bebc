package dev.pitcrew.app;

import dev.pitcrew.jobs.shelf.ClientShelf;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.samples.ExpenseSamples;
import dev.pitcrew.web.handin.HandInPort;
import dev.pitcrew.web.page.FileNames;
import io.camunda.client.CamundaClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people hand in in the pages starts its process by message, once for the same content. */
final class HandIns implements HandInPort {

  private static final String CLAIMS = "expense-approval";
  private static final String ROSTERS = "onboarding";
  private static final int HEX_OF_ID = 12;

  private final CamundaClient client;
  private final Messages messages;
  private final Records records;

  HandIns(CamundaClient client, Records records) {
    this.client = client;
    this.messages = new Messages(client);
    this.records = records;
  }

  @Override
  public Outcome claim(Claim claim, String claimant) {
    return claim(claim, claimant, records.clock().instant());
  }

  /** The same of a claim that was handed in at some time. */
  Outcome claim(Claim claim, String claimant, Instant submittedAt) {
    Optional<String> entity = entity(claimant);
    if (entity.isEmpty()) {
      return new Outcome.Refused(
          "The books do not say which company you work for. Ask an administrator to enter it.");
    }
    String content =
        claimant
            + ("\n" + claim.locale() + "\n" + claim.title())
            + (claim.sheet() == null ? "" : "\n" + Sha256.of(claim.sheet().bytes()))
            + claim.receipts().stream()
                .map(each -> "\n" + Sha256.of(each.bytes()))
                .sorted()
                .collect(Collectors.joining())
            + claim.lines().stream().map(line -> "\n" + line).collect(Collectors.joining());
    String id = "EXP-" + idOf(content);
    for (int time = 2; isWithdrawn(id); time++) {
      // Who took it back may hand it in again, and that is another claim.
      id = "EXP-" + idOf(content + "\n" + time);
    }
    if (records.claims().find(id).isPresent()) {
      return new Outcome.Known(id);
    }
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("claimId", id);
    value.put("claimant", claimant);
    value.put("entityId", entity.get());
    value.put("channel", claim.sheet() == null ? "form" : "upload");
    value.put("title", claim.title());
    value.put("submittedAt", submittedAt.toString());
    put(value, "locale", claim.locale());
    if (claim.sheet() != null) {
      value.put("sheet", keep(CLAIMS, claim.sheet()));
    }
    value.put("receipts", claim.receipts().stream().map(each -> keep(CLAIMS, each)).toList());
    if (!claim.lines().isEmpty()) {
      value.put("lines", claim.lines());
    }
    return publish("claim-received", id, Map.of("claim", value));
  }

  @Override
  public Outcome roster(File sheet, String locale, String by) {
    Optional<String> entity = entity(by);
    if (entity.isEmpty()) {
      return new Outcome.Refused(
          "The books do not say which company you work for. Ask an administrator to enter it.");
    }
    String id = "RST-" + Sha256.of(sheet.bytes()).substring(0, HEX_OF_ID);
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("rosterId", id);
    value.put("channel", "upload");
    value.put("title", sheet.fileName());
    value.put("by", by);
    value.put("entityId", entity.get());
    value.put("receivedAt", records.clock().instant().toString());
    put(value, "locale", locale);
    value.put("sheet", keep(ROSTERS, sheet));
    return publish("roster-received", id, Map.of("roster", value));
  }

  @Override
  public byte[] claimTemplate() {
    return ExpenseSamples.file(ExpenseSamples.TEMPLATE);
  }

  private boolean isWithdrawn(String claimId) {
    return records
        .claims()
        .find(claimId)
        .filter(known -> known.state() == dev.pitcrew.records.expenses.Claim.State.WITHDRAWN)
        .isPresent();
  }

  private Outcome publish(String message, String id, Map<String, Object> variables) {
    return messages.publish(message, id, id, variables)
        ? new Outcome.Taken(id)
        : new Outcome.Known(id);
  }

  private Map<String, Object> keep(String process, File file) {
    DocumentRef kept =
        new ClientShelf(client, null, process)
            .put(file.bytes(), FileNames.type(file.fileName()), file.fileName());
    return kept.toVariable();
  }

  private Optional<String> entity(String username) {
    return records.people().find(username).map(Person::entity);
  }

  private static void put(Map<String, Object> values, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      values.put(name, text);
    }
  }

  private static String idOf(String content) {
    return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, HEX_OF_ID);
  }
}
