package dev.pitcrew.mail.send;

import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fetches the documents that go with a message, as they were when it was written. */
record Attachments(DocumentShelf shelf) {

  /** All of a mail's attachments together; as text they are a third longer. */
  static final int BYTES_MAX = 18 << 20;

  private static final int NOT_FOUND = 404;

  /** What was found. */
  sealed interface Answer {
    record Fetched(List<Composer.Attachment> attachments) implements Answer {}

    record NotNow(String why) implements Answer {}

    record Never(String why) implements Answer {}
  }

  Answer of(List<DocumentRef> references) {
    List<Composer.Attachment> fetched = new ArrayList<>();
    int left = BYTES_MAX;
    for (DocumentRef each : references) {
      try {
        byte[] bytes = shelf.get(each, left);
        left -= bytes.length;
        fetched.add(new Composer.Attachment(bytes, each.contentType(), each.fileName()));
      } catch (DocumentShelf.TooLarge e) {
        return new Answer.Never(
            "Its documents are larger than %d MB together.".formatted(BYTES_MAX >> 20));
      } catch (ProblemException e) {
        return e.code() == NOT_FOUND
            ? new Answer.Never("Document %s is not kept any more.".formatted(name(each)))
            : new Answer.NotNow("Document %s cannot be read for now.".formatted(name(each)));
      } catch (IOException | ClientException e) {
        return new Answer.NotNow("Document %s cannot be read for now.".formatted(name(each)));
      }
    }
    return new Answer.Fetched(fetched);
  }

  private static String name(DocumentRef reference) {
    return reference.fileName() == null ? reference.documentId() : reference.fileName();
  }
}
