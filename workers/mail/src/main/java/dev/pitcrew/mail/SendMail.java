package dev.pitcrew.mail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.mail.send.Recipients;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxDraft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code mail.send}. Writes a message into the outbox, from where it is sent. Safe to run twice: it
 * is written under the key of the element instance, which is the same for each attempt.
 */
final class SendMail implements JobWork {

  static final String TYPE = "mail.send";
  static final List<String> VARIABLES =
      List.of("to", "cc", "subject", "text", "attachments", "link");

  static final String UNKNOWN_RECIPIENT = "unknown-recipient";
  static final String TOO_LARGE = "mail-too-large";

  static final int RECIPIENTS_MAX = 100;
  static final int ATTACHMENTS_MAX = 50;
  static final long ATTACHMENT_BYTES_MAX = 18L << 20;
  static final int TEXT_MAX = 100_000;

  private final Records records;

  SendMail(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    String key = "mail:" + input.elementInstanceKey();
    var before = records.outbox().find(key);
    if (before.isPresent()) {
      return written(key);
    }
    List<String> to = names(input, "to");
    List<String> cc = names(input, "cc");
    if (to.isEmpty()) {
      return JobOutcome.error(UNKNOWN_RECIPIENT, "The mail names nobody it goes to.");
    }
    var unknown = unknown(to, cc);
    if (unknown.isPresent()) {
      return JobOutcome.error(
          UNKNOWN_RECIPIENT,
          "\"%s\" is neither a mail address nor a person or role in the books."
              .formatted(unknown.get()));
    }
    List<DocumentRef> attachments = attachments(input);
    long bytes = attachments.stream().mapToLong(DocumentRef::size).sum();
    if (bytes > ATTACHMENT_BYTES_MAX) {
      return JobOutcome.error(
          TOO_LARGE,
          "The documents of the mail are larger than %d MB together."
              .formatted(ATTACHMENT_BYTES_MAX >> 20));
    }
    records
        .outbox()
        .write(
            key,
            new OutboxDraft(
                to,
                cc,
                input.requiredText("subject"),
                text(input),
                link(input).orElse(null),
                attachments,
                null));
    return written(key);
  }

  private JobOutcome written(String key) {
    var entry = records.outbox().find(key).orElseThrow();
    return JobOutcome.completed(
        "mail", Map.of("id", Long.toString(entry.id()), "state", entry.state().word()));
  }

  private Optional<String> unknown(List<String> to, List<String> cc) {
    var recipients = new Recipients(records.people(), Set.of());
    return Stream.concat(to.stream(), cc.stream())
        .filter(name -> !recipients.isKnown(name))
        .findFirst();
  }

  private static String text(JobInput input) {
    String text = input.requiredText("text");
    if (text.length() > TEXT_MAX) {
      throw new ContractBroken(
          "Expected the text of a mail to have at most %d characters, but it has %d."
              .formatted(TEXT_MAX, text.length()));
    }
    return text;
  }

  /** A place in the pages; never another site. */
  private static Optional<String> link(JobInput input) {
    Optional<String> link = input.text("link");
    if (link.filter(path -> !path.matches("/(?!/)[\\w/.#?=&%-]{0,200}")).isPresent()) {
      throw new ContractBroken(
          "Expected link to be a path such as /cases/INV-1, but it is \"%s\"."
              .formatted(link.get()));
    }
    return link;
  }

  private static List<String> names(JobInput input, String variable) {
    Set<String> names = new LinkedHashSet<>();
    input.at(variable).ifPresent(node -> collect(node, variable, names));
    if (names.size() > RECIPIENTS_MAX) {
      throw new ContractBroken(
          "Expected %s to name at most %d recipients, but there are %d."
              .formatted(variable, RECIPIENTS_MAX, names.size()));
    }
    return List.copyOf(names);
  }

  private static void collect(JsonNode node, String variable, Set<String> names) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, variable, names));
    } else if (node.isTextual()) {
      Stream.of(node.asText().split("[,;]"))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(names::add);
    } else {
      throw new ContractBroken(
          "Expected variable %s to be a text or a list of texts, but it holds something else."
              .formatted(variable));
    }
  }

  private static List<DocumentRef> attachments(JobInput input) {
    List<DocumentRef> references = new ArrayList<>();
    input
        .at("attachments")
        .ifPresent(
            node -> {
              if (node.isArray()) {
                node.forEach(each -> references.add(reference(each)));
              } else {
                references.add(reference(node));
              }
            });
    if (references.size() > ATTACHMENTS_MAX) {
      throw new ContractBroken(
          "Expected at most %d attachments, but there are %d."
              .formatted(ATTACHMENTS_MAX, references.size()));
    }
    return references;
  }

  private static DocumentRef reference(JsonNode node) {
    DocumentRef reference = DocumentRef.of(node);
    if (reference == null) {
      throw new ContractBroken(
          "Expected attachments to hold document references, but one is something else.");
    }
    return reference;
  }
}
