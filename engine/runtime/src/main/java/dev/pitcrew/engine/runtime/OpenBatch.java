package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.Batch;
import java.util.ArrayList;
import java.util.List;

/** The batch that is being computed. */
final class OpenBatch {

  private static final int ROWS_MAX = 20_000;
  private static final long BYTES_MAX = 16L << 20;

  private final Batch batch;
  private final long savedMark;
  private final int commandsMax;
  private final List<Answered> answers = new ArrayList<>();
  private final List<DueWork.Due> due = new ArrayList<>();
  private long bytes;

  OpenBatch(Batch batch, int commandsMax) {
    this.batch = batch;
    this.savedMark = batch.keyHighWaterMark();
    this.commandsMax = commandsMax;
  }

  Batch batch() {
    return batch;
  }

  void add(Answered answered) {
    answers.add(answered);
    bytes += answered.request().sizeBytes();
  }

  void ran(DueWork.Due work) {
    due.add(work);
  }

  /** What was owed and is part of the batch. */
  List<DueWork.Due> due() {
    return due;
  }

  int room() {
    boolean full = batch.rows() >= ROWS_MAX || bytes >= BYTES_MAX;
    return full ? 0 : Math.max(0, commandsMax - answers.size());
  }

  boolean isEmpty() {
    return answers.isEmpty() && batch.rows() == 0;
  }

  List<Answered> answers() {
    return answers;
  }

  Work close(long keyMark) {
    return new Work(
        batch.withKeyHighWaterMark(keyMark), batch.rows() > 0 || keyMark > savedMark, answers, due);
  }
}
