package dev.pitcrew.documents.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * One message between a parent and its child, over the child's standard streams.
 *
 * @param kind what it is
 * @param payload at most {@link #PAYLOAD_MAX} bytes
 */
public record Frame(Kind kind, byte[] payload) {
  static final int PAYLOAD_MAX = 256 << 20;
  private static final int MARK = 0x50495443;

  /** What a frame is. */
  public enum Kind {
    READY,
    REQUEST,
    PROGRESS,
    ANSWER,
    REFUSAL
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(MARK);
    out.writeByte(kind.ordinal());
    out.writeInt(payload.length);
    out.write(payload);
    out.flush();
  }

  /** Ends with an IOException, also where the other side is gone or talks nonsense. */
  static Frame read(DataInputStream in) throws IOException {
    int mark = in.readInt();
    int kind = in.readByte();
    int length = in.readInt();
    if (mark != MARK || kind < 0 || kind >= Kind.values().length) {
      throw new IOException("not a frame");
    }
    if (length < 0 || length > PAYLOAD_MAX) {
      throw new IOException("a frame of " + length + " bytes");
    }
    return new Frame(Kind.values()[kind], in.readNBytes(length));
  }
}
