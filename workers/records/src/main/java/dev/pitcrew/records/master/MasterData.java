package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import dev.pitcrew.spreadsheets.TableProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads a folder of master data: {@code company.json} (our entities) and the tables of people,
 * vendors, orders, receipts, absences and rates, those that are there. All or nothing.
 */
public final class MasterData {

  static final String COMPANY = "company.json";
  private static final List<ImportKind> ORDER =
      List.of(
          ImportKind.PEOPLE,
          ImportKind.VENDORS,
          ImportKind.ORDERS,
          ImportKind.RECEIPTS,
          ImportKind.ABSENCES,
          ImportKind.RATES);
  private static final String BY = "master-data";

  private MasterData() {}

  /** The files a folder may hold. */
  static List<String> files() {
    return Stream.concat(Stream.of(COMPANY), ORDER.stream().map(MasterData::file)).toList();
  }

  /** Loading again updates what is there. */
  public static void load(Records records, Path folder) {
    load(records, folder, UnaryOperator.identity());
  }

  /** What the books have already stays as it is. */
  public static void complete(Records records, Path folder) {
    load(records, folder, ImportRequest::keepingKnown);
  }

  private static void load(Records records, Path folder, UnaryOperator<ImportRequest> asAsked) {
    var imports = new MasterImport(records);
    records.inTransaction(
        () -> {
          check(imports.company(asAsked.apply(ImportRequest.of(folder.resolve(COMPANY), BY))));
          for (var kind : ORDER) {
            var file = folder.resolve(file(kind));
            if (Files.exists(file)) {
              check(imports.run(kind, asAsked.apply(ImportRequest.of(file, BY))));
            }
          }
          return true;
        });
  }

  private static String file(ImportKind kind) {
    return kind.word() + ".csv";
  }

  private static void check(ImportReport report) {
    if (report.isRefused()) {
      throw new IllegalStateException(
          report.problems().stream().map(TableProblem::line).collect(Collectors.joining("\n")));
    }
  }
}
