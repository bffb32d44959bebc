package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.BankChanges.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Files of master data, written by a test and imported by clara. */
public final class MasterFiles {

  public static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final Path MASTER = Path.of("../../samples/master");
  public static final String OLD = "DE06999900020044556677";
  public static final String NEW = "DE81999900080027182818";
  static final String ORDERS =
      "order,line,vendor,entity,quantity,unit_price,vat_code\n"
          + "T-1,1,V1001,brueckner-voss,10,4.30,V19\n"
          + "T-1,2,V1001,brueckner-voss,5,2,V19\n";

  private final Records records;
  private final Path folder;

  public MasterFiles(Records records, Path folder) {
    this.records = records;
    this.folder = folder;
  }

  public BankChange requested(String by) {
    return ((Outcome.Done) records.bankChanges().request("V1001", NEW, null, by, "Letter."))
        .change();
  }

  public ImportReport run(ImportKind kind, String text) throws IOException {
    return new MasterImport(records).run(kind, ImportRequest.of(write(text), "clara"));
  }

  ImportReport company(Path file) {
    return new MasterImport(records).company(ImportRequest.of(file, "clara"));
  }

  public Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("in.csv"), text);
  }
}
