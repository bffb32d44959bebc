package dev.pitcrew.documents.read;

import dev.pitcrew.documents.page.Finding;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Carries findings from the child to its parent. */
final class FindingCodec {
  private static final int TEXT_MAX = 4_000;

  private FindingCodec() {}

  static void write(DataOutputStream out, Finding finding) throws IOException {
    out.writeUTF(cut(finding.code()));
    out.writeByte(finding.severity().ordinal());
    out.writeUTF(finding.field() == null ? "" : cut(finding.field()));
    out.writeUTF(cut(finding.message()));
  }

  static Finding read(DataInputStream in) throws IOException {
    String code = in.readUTF();
    Finding.Severity severity = Finding.Severity.values()[in.readByte()];
    String field = in.readUTF();
    return new Finding(code, severity, field.isEmpty() ? null : field, in.readUTF());
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(TEXT_MAX, text.length()));
  }
}
