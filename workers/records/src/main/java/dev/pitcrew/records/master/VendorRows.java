package dev.pitcrew.records.master;

import static dev.pitcrew.spreadsheets.Column.optional;
import static dev.pitcrew.spreadsheets.Column.required;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.company.Address;
import dev.pitcrew.records.company.Bookkeeping.VatCode;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.vendors.Vendor;
import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.Column.Kind;
import dev.pitcrew.spreadsheets.Table;
import dev.pitcrew.spreadsheets.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Vendors. Aliases are added and never taken away: some were learned from people. Bank details of a
 * vendor that is known are not changed but asked for.
 */
final class VendorRows implements RowImport {

  private static final Set<String> RISKS =
      Arrays.stream(Vendor.Risk.values())
          .map(Vendor.Risk::word)
          .collect(Collectors.toCollection(TreeSet::new));
  private static final int TERMS_USUAL = 30;
  private static final int TERMS_MAX = 365;

  private final Records records;

  VendorRows(Records records) {
    this.records = records;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        required("id", Kind.TEXT),
        required("name", Kind.TEXT),
        optional("aliases", Kind.TEXT),
        optional("vat_id", Kind.TEXT),
        optional("iban", Kind.TEXT),
        optional("bic", Kind.TEXT),
        optional("street", Kind.TEXT),
        optional("post_code", Kind.TEXT),
        optional("city", Kind.TEXT),
        required("country", Kind.TEXT),
        optional("account", Kind.TEXT),
        optional("cost_centre", Kind.TEXT),
        optional("risk", Kind.TEXT),
        optional("terms_days", Kind.WHOLE),
        optional("phone", Kind.TEXT),
        optional("email", Kind.TEXT),
        optional("vat_code", Kind.TEXT),
        optional("entity", Kind.TEXT));
  }

  @Override
  public void plan(Table table, ImportRequest request, Plan plan) {
    var known =
        records.vendors().all().stream().collect(Collectors.toMap(Vendor::id, Function.identity()));
    var rows = new Rows(table, plan);
    var accounts = new VendorAccounts(records, known.values(), rows, request, plan);
    var entities = records.entities().all();
    for (var row : table.rows()) {
      check(row, rows, entities);
      row.text("id")
          .filter(id -> rows.isFirst(row, "id", id, "vendor " + id))
          .ifPresent(id -> plan(row, Optional.ofNullable(known.get(id)), accounts, request, plan));
    }
  }

  private void check(TableRow row, Rows rows, List<Entity> entities) {
    rows.form(row, "id", Forms::isId, "a vendor number of at most 40 characters");
    rows.form(row, "country", Forms::isCountry, "a country code of two capital letters");
    rows.form(row, "vat_id", Forms::isVatId, "a VAT id that begins with its country's two letters");
    rows.form(row, "iban", Iban::isValid, "a valid IBAN");
    rows.form(row, "bic", Forms::isBic, "a BIC of 8 or 11 characters");
    rows.form(row, "email", Forms::isEmail, "an e-mail address");
    rows.form(row, "phone", Forms::isPhone, "a telephone number");
    rows.form(row, "risk", RISKS::contains, "a risk of low, normal or high");
    row.whole("terms_days")
        .filter(days -> days < 0 || days > TERMS_MAX)
        .ifPresent(
            days ->
                rows.problem(
                    row, "terms_days", "Expected 0 to %d days, but found %d.", TERMS_MAX, days));
    rows.known(
        row,
        "entity",
        entities.stream().map(Entity::id).toList(),
        "one of our companies",
        "in the company file");
    rows.known(
        row,
        "vat_code",
        entities.stream()
            .flatMap(entity -> entity.bookkeeping().vatCodes().stream())
            .map(VatCode::code)
            .distinct()
            .toList(),
        "a VAT code",
        "of one of our companies");
  }

  private void plan(
      TableRow row,
      Optional<Vendor> before,
      VendorAccounts accounts,
      ImportRequest request,
      Plan plan) {
    if (before.isPresent() && request.known() == ImportRequest.Known.KEEP) {
      plan.leave();
      return;
    }
    if (row.text("name").isEmpty() || row.text("country").isEmpty() || !hasKnownRisk(row)) {
      return;
    }
    var account = accounts.decide(row, before);
    var after = vendor(row, before.orElse(null), account);
    if (before.isEmpty()) {
      plan.add(() -> save(after, null, account, request.by()));
    } else if (!after.equals(before.get()) || account.isAsked()) {
      plan.change(() -> save(after, before.get(), account, request.by()));
    } else {
      plan.leave();
    }
  }

  private static boolean hasKnownRisk(TableRow row) {
    return row.text("risk").map(RISKS::contains).orElse(true);
  }

  private static Vendor vendor(
      TableRow row, @Nullable Vendor before, VendorAccounts.Decision account) {
    var address = before == null ? new Address(null, null, null, "") : before.address();
    var risk = row.text("risk").orElse(before == null ? "normal" : before.risk().word());
    return new Vendor(
        row.text("id").orElseThrow(),
        row.text("name").orElseThrow(),
        aliases(row, before),
        compact(Rows.text(row, "vat_id", before == null ? null : before.vatId())),
        account.iban(),
        account.bic(),
        new Address(
            Rows.text(row, "street", address.street()),
            Rows.text(row, "post_code", address.postCode()),
            Rows.text(row, "city", address.city()),
            row.text("country").orElseThrow()),
        Rows.text(row, "account", before == null ? null : before.account()),
        Rows.text(row, "cost_centre", before == null ? null : before.costCentre()),
        Vendor.Risk.valueOf(risk.toUpperCase(Locale.ROOT)),
        row.whole("terms_days").orElse(before == null ? TERMS_USUAL : before.termsDays()),
        before == null ? null : before.bankChangedAt(),
        Rows.text(row, "phone", before == null ? null : before.phone()),
        Rows.text(row, "email", before == null ? null : before.email()),
        Rows.text(row, "vat_code", before == null ? null : before.vatCode()),
        Rows.text(row, "entity", before == null ? null : before.entityId()));
  }

  private static @Nullable String compact(@Nullable String vatId) {
    return vatId == null ? null : Forms.compact(vatId);
  }

  private static List<String> aliases(TableRow row, @Nullable Vendor before) {
    var known = before == null ? List.<String>of() : before.aliases();
    var all = new ArrayList<>(known);
    row.text("aliases").stream()
        .flatMap(text -> Stream.of(text.split("\\|")))
        .map(String::strip)
        .filter(alias -> !alias.isEmpty() && !all.contains(alias))
        .forEach(all::add);
    return all.size() == known.size() ? known : all.stream().sorted().toList();
  }

  private void save(
      Vendor after, @Nullable Vendor before, VendorAccounts.Decision account, String by) {
    if (!after.equals(before)) {
      records.vendors().save(after);
      var old = before == null ? new Facts() : facts(before);
      records
          .audit()
          .append(
              by,
              before == null ? "vendor-added" : "vendor-changed",
              "vendor",
              after.id(),
              before == null ? Map.of() : old.unlike(facts(after)),
              facts(after).unlike(old));
    }
    account.ask(records.bankChanges(), after.id(), by);
  }

  private static Facts facts(Vendor vendor) {
    return new Facts()
        .with("name", vendor.name())
        .with("aliases", String.join("|", vendor.aliases()))
        .with("vatId", vendor.vatId())
        .with("iban", vendor.iban())
        .with("bic", vendor.bic())
        .with("street", vendor.address().street())
        .with("postCode", vendor.address().postCode())
        .with("city", vendor.address().city())
        .with("country", vendor.address().country())
        .with("account", vendor.account())
        .with("costCentre", vendor.costCentre())
        .with("risk", vendor.risk().word())
        .with("termsDays", vendor.termsDays())
        .with("phone", vendor.phone())
        .with("email", vendor.email())
        .with("vatCode", vendor.vatCode())
        .with("entity", vendor.entityId());
  }
}
