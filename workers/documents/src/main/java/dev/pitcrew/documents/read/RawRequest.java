package dev.pitcrew.documents.read;

import dev.pitcrew.documents.page.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;

/**
 * What the child process is asked.
 *
 * @param kind PDF or a picture
 * @param images whether pictures of the pages are wanted
 * @param receipt whether it is read as a receipt: several times over, with a hash of its picture
 * @param ocrPagesMax pages beyond are left unread, with a finding
 */
record RawRequest(
    FileKind kind,
    boolean images,
    boolean receipt,
    int ocrPagesMax,
    ReadLimits limits,
    byte[] file) {

  byte[] encode() throws IOException {
    var bytes = new ByteArrayOutputStream(file.length + 64);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(kind.ordinal());
      out.writeBoolean(images);
      out.writeBoolean(receipt);
      out.writeInt(ocrPagesMax);
      out.writeInt(limits.bytesMax());
      out.writeInt(limits.pagesMax());
      out.writeInt(limits.glyphsMax());
      out.writeLong(limits.pixelsMax());
      out.writeLong(limits.timeMax().toMillis());
      out.writeInt(file.length);
      out.write(file);
    }
    return bytes.toByteArray();
  }

  static RawRequest decode(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      FileKind kind = FileKind.values()[in.readByte()];
      boolean images = in.readBoolean();
      boolean receipt = in.readBoolean();
      int ocrPagesMax = in.readInt();
      var limits =
          new ReadLimits(
              in.readInt(),
              in.readInt(),
              in.readInt(),
              in.readLong(),
              Duration.ofMillis(in.readLong()));
      return new RawRequest(
          kind, images, receipt, ocrPagesMax, limits, in.readNBytes(in.readInt()));
    }
  }
}
