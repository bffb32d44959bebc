package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.page.Finding;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.read.DocumentReader;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.read.ReceiptScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the bytes of a file to the fields of a receipt. Safe for use by many threads. */
public final class ReceiptReader implements AutoCloseable {
  private final DocumentReader reader;
  private final ReceiptExtractor extractor = new ReceiptExtractor();

  public ReceiptReader(ReaderSettings settings) {
    this.reader = new DocumentReader(settings);
  }

  /**
   * @throws UnreadableException where no reader can make pages of it; its message is for the sender
   */
  public ReceiptReading read(byte[] file) throws UnreadableException, InterruptedException {
    ReceiptScan scan = reader.readReceipt(file);
    ReceiptExtraction receipt = extractor.extract(scan.readings());
    List<Finding> findings = new ArrayList<>(scan.findings());
    findings.addAll(receipt.findings());
    return new ReceiptReading(
        scan.scan(),
        scan.readings().getFirst().language(),
        receipt.fields(),
        receipt.taxes(),
        scan.imageHash(),
        contentKey(receipt.fields()),
        scan.readings().getFirst().pages(),
        scan.images(),
        List.copyOf(findings));
  }

  /** What is missing leaves its place empty. */
  private static String contentKey(Map<String, Field> fields) {
    List<String> parts = new ArrayList<>();
    for (String name : List.of("merchant", "date", "total", "currency")) {
      Field field = fields.get(name);
      String value = field == null ? "" : field.value();
      parts.add(name.equals("merchant") ? Merchants.key(value) : value);
    }
    return String.join("|", parts);
  }

  @Override
  public void close() {
    reader.close();
  }
}
