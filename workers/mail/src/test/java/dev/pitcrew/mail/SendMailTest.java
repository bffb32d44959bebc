package dev.pitcrew.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.mail.OutboxEntry;
import dev.pitcrew.records.people.Person;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SendMailTest {

  private static final String REFERENCE =
      """
      {"camunda.document.type": "camunda", "documentId": "%s", "contentHash": "%s", "metadata": {"fileName": "a.pdf", "contentType": "application/pdf", "size": %d}}
      """;

  @TempDir Path folder;
  private Records records;

  @BeforeEach
  void open() {
    records = Records.open(folder);
    records.people().save(new Person("clara", "Clara", Set.of("clerk"), null, "c@example.com"));
  }

  @AfterEach
  void close() {
    records.close();
  }

  @Test
  void shouldWriteOneMessageWhenTheJobIsHandedOutTwice() {
    // given
    String variables =
        """
        {"to": ["boss@example.com", "clara; clerk"], "cc": "audit@example.com", "subject": "Figures", "text": "See there.",
         "attachments": [%s], "link": "/cases/INV-1"}
        """
            .formatted(REFERENCE.formatted("d1", "d1", 1000));

    // when
    var first = run(variables);
    var second = run(variables);

    // then
    assertThat(second).isEqualTo(first);
    assertThat(first)
        .isEqualTo(new JobOutcome.Completed(Map.of("mail", Map.of("id", "1", "state", "written"))));
    assertThat(records.outbox().entries(10)).hasSize(1);
    OutboxEntry entry = records.outbox().find("mail:42").orElseThrow();
    assertThat(entry.draft().to()).containsExactly("boss@example.com", "clara", "clerk");
    assertThat(entry.draft().cc()).containsExactly("audit@example.com");
    assertThat(entry.draft().link()).isEqualTo("/cases/INV-1");
    assertThat(entry.draft().attachments())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.documentId()).isEqualTo("d1");
              assertThat(each.fileName()).isEqualTo("a.pdf");
            });
  }

  @Test
  void shouldThrowABpmnErrorWhenARecipientIsUnknown() {
    assertThat(run("{\"to\": \"nobody\", \"subject\": \"s\", \"text\": \"t\"}"))
        .isEqualTo(
            JobOutcome.error(
                "unknown-recipient",
                "\"nobody\" is neither a mail address nor a person or role in the books."));
    assertThat(run("{\"to\": [], \"subject\": \"s\", \"text\": \"t\"}"))
        .isEqualTo(JobOutcome.error("unknown-recipient", "The mail names nobody it goes to."));
    assertThat(records.outbox().entries(10)).isEmpty();
  }

  @Test
  void shouldThrowABpmnErrorWhenTheDocumentsAreTooLarge() {
    assertThat(
            run(
                "{\"to\": \"clara\", \"subject\": \"s\", \"text\": \"t\", \"attachments\": %s}"
                    .formatted(REFERENCE.formatted("d1", "d1", 19 << 20))))
        .isEqualTo(
            JobOutcome.error(
                "mail-too-large", "The documents of the mail are larger than 18 MB together."));
  }

  @Test
  void shouldAskForAPersonWhenTheContractIsBroken() {
    assertThatThrownBy(() -> run("{\"to\": \"clara\", \"text\": \"t\"}"))
        .isInstanceOf(ContractBroken.class)
        .hasMessage("Expected to find variable subject, but it is missing.");
    assertThatThrownBy(() -> run("{\"to\": {\"a\": 1}, \"subject\": \"s\", \"text\": \"t\"}"))
        .hasMessage(
            "Expected variable to to be a text or a list of texts, but it holds something else.");
    assertThatThrownBy(
            () ->
                run(
                    "{\"to\": \"clara\", \"subject\": \"s\", \"text\": \"t\", \"link\":"
                        + " \"//evil.example\"}"))
        .hasMessage(
            "Expected link to be a path such as /cases/INV-1, but it is \"//evil.example\".");
    assertThatThrownBy(
            () ->
                run(
                    "{\"to\": \"clara\", \"subject\": \"s\", \"text\": \"t\", \"attachments\":"
                        + " [1]}"))
        .hasMessage("Expected attachments to hold document references, but one is something else.");
  }

  private JobOutcome run(String variables) {
    return new SendMail(records).run(JobInput.parse(1, 2, 42, "p", variables));
  }
}
