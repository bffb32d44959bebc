package dev.pitcrew.documents.read;

import dev.pitcrew.documents.child.ChildLoop;
import dev.pitcrew.documents.child.Frame;
import dev.pitcrew.documents.page.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** The main class of a child process that reads documents. */
public final class ReadingChild {
  private ReadingChild() {}

  /**
   * @param arguments the cache folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var reader = new RawReader(Path.of(arguments[0]));
    ChildLoop.run((request, progress) -> answer(reader, request, progress));
  }

  private static Frame answer(RawReader reader, byte[] request, Runnable progress)
      throws IOException {
    try {
      RawReading reading = reader.read(RawRequest.decode(request), progress);
      return new Frame(Frame.Kind.ANSWER, RawReadingCodec.encode(reading));
    } catch (UnreadableException e) {
      var bytes = new ByteArrayOutputStream();
      try (var out = new DataOutputStream(bytes)) {
        out.writeByte(e.reason().ordinal());
        out.writeUTF(e.getMessage());
      }
      return new Frame(Frame.Kind.REFUSAL, bytes.toByteArray());
    }
  }
}
