package dev.pitcrew.engine.runtime.retention;

import dev.pitcrew.engine.state.DocumentRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.BlobStore;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets documents that somebody deleted; their bytes go with the last row that names them. */
final class DeletedDocuments {

  private static final Logger LOG = LoggerFactory.getLogger(DeletedDocuments.class);

  /**
   * Between the storing of bytes and the row that names them never passes so much time, nor is a
   * document younger than that forgotten.
   */
  private static final Duration UPLOADING = Duration.ofDays(1);

  private final Store store;
  private final BlobStore documents;
  private final WorkedOn at;

  DeletedDocuments(Store store, BlobStore documents, WorkedOn at) {
    this.store = store;
    this.documents = documents;
    this.at = at;
  }

  /** The oldest first, which are gone when the next are asked for. */
  void delete(long nowMillis, Deletion deletion) throws InterruptedException, ExecutionException {
    at.now("documents that were deleted");
    long before = nowMillis - UPLOADING.toMillis();
    List<DocumentRow> old;
    do {
      old =
          store.find(Indexes.DELETED_DOCUMENTS, Deletion.ROWS_MAX).stream()
              .takeWhile(row -> row.creationMillis() < before)
              .toList();
    } while (!old.isEmpty() && delete(old, deletion));
  }

  /**
   * @return whether the rows are gone
   */
  private boolean delete(List<DocumentRow> rows, Deletion deletion)
      throws InterruptedException, ExecutionException {
    boolean isGone =
        deletion.rows(Tables.DOCUMENT, rows.stream().map(Row::key).toList())
            == Deletion.Answer.GONE;
    for (String hash : rows.stream().map(DocumentRow::contentHash).distinct().toList()) {
      at.now("document " + hash);
      if (!isNamed(hash)) {
        deleteBytes(hash);
      }
    }
    return isGone;
  }

  private boolean isNamed(String hash) {
    Query<DocumentRow> query =
        new Query<>(
            Tables.DOCUMENT,
            List.of(Filter.eq(Tables.DOCUMENT, "contentHash", hash)),
            List.of(),
            PageRequest.first(1));
    return !store.search(query).items().isEmpty();
  }

  private void deleteBytes(String hash) {
    try {
      if (!documents.delete(hash, Instant.now().minus(UPLOADING))) {
        LOG.debug("The bytes of document {} were stored anew and stay.", hash);
      }
    } catch (IOException e) {
      LOG.warn("The bytes of document {} could not be deleted and stay.", hash, e);
    }
  }
}
