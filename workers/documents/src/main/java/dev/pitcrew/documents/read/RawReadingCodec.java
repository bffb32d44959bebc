package dev.pitcrew.documents.read;

import dev.pitcrew.documents.page.Box;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.Line;
import dev.pitcrew.documents.page.Page;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.Rule;
import dev.pitcrew.documents.page.Source;
import dev.pitcrew.documents.page.Word;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries a raw reading from the child to its parent. */
final class RawReadingCodec {
  /** What {@link DataOutputStream#writeUTF} can hold in any case. */
  private static final int TEXT_MAX = 20_000;

  private RawReadingCodec() {}

  static byte[] encode(RawReading reading) throws IOException {
    var bytes = new ByteArrayOutputStream(64 << 10);
    try (var out = new DataOutputStream(bytes)) {
      out.writeBoolean(reading.scan());
      writeDocument(out, reading.document());
      out.writeInt(reading.attachments().size());
      for (var attachment : reading.attachments().entrySet()) {
        writeText(out, attachment.getKey());
        writeBytes(out, attachment.getValue());
      }
      out.writeInt(reading.images().size());
      for (PageImage image : reading.images()) {
        out.writeInt(image.page());
        out.writeUTF(image.mediaType());
        writeBytes(out, image.bytes());
      }
      out.writeInt(reading.findings().size());
      for (Finding finding : reading.findings()) {
        FindingCodec.write(out, finding);
      }
      out.writeInt(reading.again().size());
      for (PagedDocument again : reading.again()) {
        writeDocument(out, again);
      }
      out.writeUTF(reading.imageHash());
    }
    return bytes.toByteArray();
  }

  static RawReading decode(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      boolean scan = in.readBoolean();
      PagedDocument document = readDocument(in);
      Map<String, byte[]> attachments = new LinkedHashMap<>();
      for (int i = in.readInt(); i > 0; i--) {
        attachments.put(in.readUTF(), in.readNBytes(in.readInt()));
      }
      List<PageImage> images = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        images.add(new PageImage(in.readInt(), in.readUTF(), in.readNBytes(in.readInt())));
      }
      List<Finding> findings = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        findings.add(FindingCodec.read(in));
      }
      List<PagedDocument> again = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        again.add(readDocument(in));
      }
      return new RawReading(
          document,
          scan,
          attachments,
          List.copyOf(images),
          List.copyOf(findings),
          List.copyOf(again),
          in.readUTF());
    }
  }

  private static void writeDocument(DataOutputStream out, PagedDocument document)
      throws IOException {
    out.writeByte(document.source().ordinal());
    out.writeUTF(document.language());
    out.writeInt(document.pages().size());
    for (Page page : document.pages()) {
      writePage(out, page);
    }
  }

  private static PagedDocument readDocument(DataInputStream in) throws IOException {
    Source source = Source.values()[in.readByte()];
    String language = in.readUTF();
    List<Page> pages = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      pages.add(readPage(in));
    }
    return new PagedDocument(source, language, List.copyOf(pages));
  }

  private static void writePage(DataOutputStream out, Page page) throws IOException {
    out.writeInt(page.number());
    out.writeDouble(page.width());
    out.writeDouble(page.height());
    out.writeInt(page.lines().size());
    for (Line line : page.lines()) {
      out.writeInt(line.words().size());
      for (Word word : line.words()) {
        writeText(out, word.text());
        writeBox(out, word.box());
        out.writeFloat((float) word.confidence());
        out.writeFloat((float) word.fontSize());
        out.writeBoolean(word.bold());
      }
    }
    out.writeInt(page.rules().size());
    for (Rule rule : page.rules()) {
      writeBox(out, rule.box());
    }
  }

  private static Page readPage(DataInputStream in) throws IOException {
    int number = in.readInt();
    double width = in.readDouble();
    double height = in.readDouble();
    List<Line> lines = new ArrayList<>();
    List<Word> all = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      List<Word> words = new ArrayList<>();
      for (int w = in.readInt(); w > 0; w--) {
        words.add(
            new Word(in.readUTF(), readBox(in), in.readFloat(), in.readFloat(), in.readBoolean()));
      }
      lines.add(new Line(List.copyOf(words)));
      all.addAll(words);
    }
    List<Rule> rules = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      rules.add(new Rule(readBox(in)));
    }
    return new Page(
        number, width, height, List.copyOf(all), List.copyOf(lines), List.copyOf(rules));
  }

  private static void writeBox(DataOutputStream out, Box box) throws IOException {
    out.writeFloat((float) box.x());
    out.writeFloat((float) box.y());
    out.writeFloat((float) box.width());
    out.writeFloat((float) box.height());
  }

  private static Box readBox(DataInputStream in) throws IOException {
    return new Box(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeUTF(text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX));
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
