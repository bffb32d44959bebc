package dev.pitcrew.documents.read;

import dev.pitcrew.documents.child.ChildFailure;
import dev.pitcrew.documents.child.ChildPool;
import dev.pitcrew.documents.child.ChildSettings;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.page.UnreadableException.Reason;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parent's side of the child processes that read documents. */
final class RawReadings implements AutoCloseable {
  private final ChildPool pool;

  RawReadings(int processesMax, Path cache) {
    ChildSettings settings = ChildSettings.ofMain(ReadingChild.class.getName(), processesMax);
    List<String> command = new ArrayList<>(settings.command());
    command.add(cache.toString());
    this.pool = new ChildPool(settings.withCommand(command));
  }

  RawReading read(RawRequest request) throws UnreadableException, InterruptedException {
    try {
      return RawReadingCodec.decode(pool.ask(request.encode()));
    } catch (ChildFailure e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new UnreadableException(Reason.BROKEN, "The file could not be read.", e);
    }
  }

  private static UnreadableException unreadable(ChildFailure e) {
    return switch (e.kind()) {
      case REFUSED -> refusal(e);
      case TOO_SLOW ->
          new UnreadableException(
              Reason.TOO_SLOW, "Reading the file took too long and was given up.", e);
      case TOO_LARGE ->
          new UnreadableException(
              Reason.TOO_LARGE, "Reading the file took too much memory and was given up.", e);
      case CRASHED ->
          new UnreadableException(Reason.BROKEN, "The file is damaged: its reader crashed.", e);
      case NOT_STARTED ->
          throw new IllegalStateException("Reading cannot be started: " + e.getMessage(), e);
    };
  }

  private static UnreadableException refusal(ChildFailure e) {
    try (var in = new DataInputStream(new ByteArrayInputStream(e.refusal()))) {
      return new UnreadableException(Reason.values()[in.readByte()], in.readUTF());
    } catch (IOException malformed) {
      return new UnreadableException(Reason.BROKEN, "The file could not be read.", malformed);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
