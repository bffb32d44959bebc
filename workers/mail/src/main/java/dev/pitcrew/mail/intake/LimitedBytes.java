package dev.pitcrew.mail.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory up to a limit; a server may say a mail is smaller than it is. */
final class LimitedBytes extends OutputStream {

  /** There are more. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int max;

  LimitedBytes(int max) {
    this.max = max;
  }

  @Override
  public void write(int b) throws IOException {
    expectRoom(1);
    bytes.write(b);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    expectRoom(length);
    bytes.write(from, offset, length);
  }

  private void expectRoom(int length) throws Full {
    if (bytes.size() + length > max) {
      throw new Full();
    }
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
