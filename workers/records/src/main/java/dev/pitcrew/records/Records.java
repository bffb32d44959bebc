package dev.pitcrew.records;

import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.accounts.Payees;
import dev.pitcrew.records.accounts.SecondPerson;
import dev.pitcrew.records.bank.BankFindings;
import dev.pitcrew.records.bank.BankReplies;
import dev.pitcrew.records.bank.BankStatements;
import dev.pitcrew.records.bots.BotBook;
import dev.pitcrew.records.cases.CaseBooks;
import dev.pitcrew.records.cases.Cases;
import dev.pitcrew.records.cases.Corrections;
import dev.pitcrew.records.cases.IntakeRecords;
import dev.pitcrew.records.cases.Reopening;
import dev.pitcrew.records.company.Calendars;
import dev.pitcrew.records.company.Entities;
import dev.pitcrew.records.decisions.ApprovalSteps;
import dev.pitcrew.records.decisions.Decisions;
import dev.pitcrew.records.decisions.PolicyNotes;
import dev.pitcrew.records.effects.EffectLedger;
import dev.pitcrew.records.engine.EngineNote;
import dev.pitcrew.records.expenses.ClaimContents;
import dev.pitcrew.records.expenses.ClaimLetters;
import dev.pitcrew.records.expenses.Claims;
import dev.pitcrew.records.journal.Journal;
import dev.pitcrew.records.kpi.Kpis;
import dev.pitcrew.records.mail.Mails;
import dev.pitcrew.records.mail.Outbox;
import dev.pitcrew.records.mail.OutboxDecisions;
import dev.pitcrew.records.mail.OutboxDelivery;
import dev.pitcrew.records.mail.TaskNotices;
import dev.pitcrew.records.orders.OrderClaims;
import dev.pitcrew.records.orders.Orders;
import dev.pitcrew.records.payable.ClaimPayables;
import dev.pitcrew.records.payable.Discounts;
import dev.pitcrew.records.payable.Invoices;
import dev.pitcrew.records.payable.OpenItems;
import dev.pitcrew.records.payment.PaymentReturns;
import dev.pitcrew.records.payment.PaymentRuns;
import dev.pitcrew.records.payment.Rebindings;
import dev.pitcrew.records.payment.Settlement;
import dev.pitcrew.records.people.Absences;
import dev.pitcrew.records.people.People;
import dev.pitcrew.records.people.Today;
import dev.pitcrew.records.personnel.AccessLedger;
import dev.pitcrew.records.personnel.EquipmentOrders;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.records.personnel.Leavers;
import dev.pitcrew.records.personnel.PersonnelCases;
import dev.pitcrew.records.privacy.LegalHolds;
import dev.pitcrew.records.privacy.Privacy;
import dev.pitcrew.records.privacy.Retention;
import dev.pitcrew.records.rates.CurrencyRates;
import dev.pitcrew.records.reporting.ReportBooks;
import dev.pitcrew.records.reporting.ReportVersions;
import dev.pitcrew.records.signin.Credentials;
import dev.pitcrew.records.signin.SecondFactors;
import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import dev.pitcrew.records.vendors.LayoutHints;
import dev.pitcrew.records.vendors.VendorCodings;
import dev.pitcrew.records.vendors.Vendors;
import dev.pitcrew.records.workitems.WorkItems;
import dev.pitcrew.records.workitems.WorkStarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The books, opened. One file {@code records.db} under the data folder (SQLite), or a PostgreSQL
 * database; the same statements on both. Safe to use from many threads; close it once at the end.
 */
public final class Records implements AutoCloseable {

  private static final String SQLITE = "jdbc:sqlite:";

  private final Database database;
  private final InstantSource clock;
  private final AuditTrail audit;
  private final Entities entities;
  private final People people;
  private final Credentials credentials;
  private final Vendors vendors;
  private final Absences absences;
  private final Calendars calendars;
  private final Today today;
  private final Orders orders;
  private final BankChanges bankChanges;
  private final Invoices invoices;
  private final PaymentRuns paymentRuns;
  private final PaymentReturns paymentReturns;
  private final BankStatements bankStatements;
  private final BankReplies bankReplies;
  private final BankFindings bankFindings;
  private final Rebindings rebindings;
  private final Discounts discounts;
  private final IntakeRecords intake;
  private final Corrections corrections;
  private final EffectLedger effects;
  private final BotBook bots;
  private final WorkItems workItems;
  private final WorkStarts workStarts;
  private final Cases cases;
  private final Decisions decisions;
  private final ApprovalSteps approvalSteps;
  private final PolicyNotes policyNotes;
  private final EngineNote engine;
  private final Outbox outbox;
  private final OutboxDelivery delivery;
  private final OutboxDecisions outboxDecisions;
  private final Mails mails;
  private final TaskNotices taskNotices;
  private final Journal journal;
  private final OrderClaims orderClaims;
  private final VendorCodings vendorCodings;
  private final LayoutHints layoutHints;
  private final Reopening reopening;
  private final Kpis kpis;
  private final SecondFactors secondFactors;
  private final Hires hires;
  private final Leavers leavers;
  private final PersonnelCases personnelCases;
  private final AccessLedger accessLedger;
  private final EquipmentOrders equipmentOrders;
  private final Claims claims;
  private final ClaimContents claimContents;
  private final ClaimPayables claimPayables;
  private final ClaimLetters claimLetters;
  private final OpenItems openItems;
  private final Payees payees;
  private final CurrencyRates currencyRates;
  private final ReportBooks reportBooks;
  private final ReportVersions reportVersions;

  private Records(Database database, InstantSource clock, @Nullable Path secondFactorKey) {
    this.database = database;
    this.clock = clock;
    audit = new AuditTrail(database, clock);
    entities = new Entities(database);
    people = new People(database);
    credentials = new Credentials(database);
    vendors = new Vendors(database, audit, clock);
    absences = new Absences(database, people);
    calendars = new Calendars(entities);
    today = new Today(entities, people, clock);
    orders = new Orders(database);
    payees = new Payees(vendors, people);
    var second = new SecondPerson(vendors, payees, people, absences, today);
    bankChanges = new BankChanges(database, vendors, people, payees, second, audit, clock);
    invoices = new Invoices(database, audit, clock);
    journal = new Journal(database, audit, clock);
    claims = new Claims(database, audit, clock);
    claimContents = new ClaimContents(database, claims, audit);
    claimPayables = new ClaimPayables(database, audit);
    openItems = new OpenItems(database, invoices, claimPayables, audit);
    outbox = new Outbox(database, clock);
    claimLetters = new ClaimLetters(outbox);
    var settlement =
        new Settlement(database, journal, openItems, entities, claimLetters, claims, audit);
    paymentRuns = new PaymentRuns(database, openItems, audit, clock);
    paymentReturns = new PaymentReturns(database, invoices, openItems, people, second, audit);
    bankStatements = new BankStatements(database, entities, paymentRuns, settlement, audit, clock);
    discounts = new Discounts(database, invoices, audit);
    rebindings =
        new Rebindings(
            database, bankChanges, invoices, paymentReturns, payees, openItems, people, audit);
    bankFindings = new BankFindings(database, paymentRuns, settlement, people, audit);
    bankReplies = new BankReplies(database, paymentRuns, settlement, clock);
    intake = new IntakeRecords(database, audit, clock);
    corrections = new Corrections(database, audit);
    effects = new EffectLedger(database, clock);
    bots = new BotBook(database, audit, clock);
    workItems = new WorkItems(database, audit, clock);
    workStarts = new WorkStarts(database, workItems, clock);
    cases = new Cases(database, clock);
    decisions = new Decisions(database, audit, clock);
    approvalSteps = new ApprovalSteps(database, audit, clock);
    policyNotes = new PolicyNotes(database, clock);
    engine = new EngineNote(database, audit, clock);
    taskNotices = new TaskNotices(database, outbox, clock);
    mails = new Mails(database, audit, clock);
    delivery = new OutboxDelivery(database, effects, clock);
    outboxDecisions = new OutboxDecisions(database, effects, audit, clock);
    orderClaims = new OrderClaims(database, clock);
    vendorCodings = new VendorCodings(database, clock);
    layoutHints = new LayoutHints(database, clock);
    reopening = new Reopening(database, cases, decisions, intake, audit);
    kpis = new Kpis(database);
    hires = new Hires(database, audit, clock);
    leavers = new Leavers(database, audit, clock);
    personnelCases = new PersonnelCases(database);
    accessLedger = new AccessLedger(database, audit, clock);
    equipmentOrders = new EquipmentOrders(database, audit, clock);
    currencyRates = new CurrencyRates(database);
    reportBooks = new ReportBooks(database);
    reportVersions = new ReportVersions(database, entities, calendars, audit, clock);
    secondFactors = new SecondFactors(database, secondFactorKey, people, audit, clock);
  }

  /** Opens {@code records.db} in a folder, creating both where missing. */
  public static Records open(Path dataFolder) {
    try {
      Files.createDirectories(dataFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return open(SQLITE + dataFolder.resolve("records.db"));
  }

  /** Opens the books at a {@code jdbc:sqlite:} or {@code jdbc:postgresql:} address. */
  public static Records open(String url) {
    return open(url, InstantSource.system());
  }

  public static Records open(String url, InstantSource clock) {
    return new Records(new Database(url), clock, besideDatabase(url));
  }

  /**
   * Opens the books with the key of the second factors in a file of its own, as PostgreSQL needs
   * it; SQLite's stands beside the database.
   */
  public static Records open(String url, InstantSource clock, Path secondFactorKey) {
    return new Records(new Database(url), clock, secondFactorKey);
  }

  /**
   * The same, where several nodes share the books.
   *
   * @param check the first statement of each connection, which fails where this node may not use
   *     it; absent where there is one node
   */
  public static Records open(
      String url, InstantSource clock, Path secondFactorKey, @Nullable String check) {
    return new Records(new Database(url, check), clock, secondFactorKey);
  }

  private static @Nullable Path besideDatabase(String url) {
    return url.startsWith(SQLITE)
        ? Path.of(url.substring(SQLITE.length())).resolveSibling(SecondFactors.KEY_FILE)
        : null;
  }

  /** Runs the work in one transaction: all of it is in the books afterwards, or nothing. */
  public <T> T inTransaction(Supplier<T> work) {
    return database.write(work);
  }

  public InstantSource clock() {
    return clock;
  }

  public Entities entities() {
    return entities;
  }

  public People people() {
    return people;
  }

  public Credentials credentials() {
    return credentials;
  }

  public Vendors vendors() {
    return vendors;
  }

  public Absences absences() {
    return absences;
  }

  public Calendars calendars() {
    return calendars;
  }

  public Today today() {
    return today;
  }

  public Orders orders() {
    return orders;
  }

  public BankChanges bankChanges() {
    return bankChanges;
  }

  public Invoices invoices() {
    return invoices;
  }

  public PaymentRuns paymentRuns() {
    return paymentRuns;
  }

  public PaymentReturns paymentReturns() {
    return paymentReturns;
  }

  public BankStatements bankStatements() {
    return bankStatements;
  }

  public BankReplies bankReplies() {
    return bankReplies;
  }

  public Rebindings rebindings() {
    return rebindings;
  }

  public Discounts discounts() {
    return discounts;
  }

  public BankFindings bankFindings() {
    return bankFindings;
  }

  public IntakeRecords intake() {
    return intake;
  }

  public Corrections corrections() {
    return corrections;
  }

  public BotBook bots() {
    return bots;
  }

  public WorkItems workItems() {
    return workItems;
  }

  public WorkStarts workStarts() {
    return workStarts;
  }

  public EffectLedger effects() {
    return effects;
  }

  public Cases cases() {
    return cases;
  }

  public Decisions decisions() {
    return decisions;
  }

  public ApprovalSteps approvalSteps() {
    return approvalSteps;
  }

  public PolicyNotes policyNotes() {
    return policyNotes;
  }

  public EngineNote engine() {
    return engine;
  }

  public Outbox outbox() {
    return outbox;
  }

  public OutboxDelivery delivery() {
    return delivery;
  }

  public OutboxDecisions outboxDecisions() {
    return outboxDecisions;
  }

  public TaskNotices taskNotices() {
    return taskNotices;
  }

  public Mails mails() {
    return mails;
  }

  public Journal journal() {
    return journal;
  }

  public OrderClaims orderClaims() {
    return orderClaims;
  }

  public Reopening reopening() {
    return reopening;
  }

  public LayoutHints layoutHints() {
    return layoutHints;
  }

  public VendorCodings vendorCodings() {
    return vendorCodings;
  }

  public Kpis kpis() {
    return kpis;
  }

  public SecondFactors secondFactors() {
    return secondFactors;
  }

  public Hires hires() {
    return hires;
  }

  public Leavers leavers() {
    return leavers;
  }

  public PersonnelCases personnelCases() {
    return personnelCases;
  }

  public AccessLedger accessLedger() {
    return accessLedger;
  }

  public EquipmentOrders equipmentOrders() {
    return equipmentOrders;
  }

  /** Expense claims. */
  public Claims claims() {
    return claims;
  }

  /** What stands in expense claims. */
  public ClaimContents claimContents() {
    return claimContents;
  }

  /** What is owed to employees. */
  public ClaimPayables claimPayables() {
    return claimPayables;
  }

  /** What claimants are told. */
  public ClaimLetters claimLetters() {
    return claimLetters;
  }

  /** What is owed, to whomever. */
  public OpenItems openItems() {
    return openItems;
  }

  public Payees payees() {
    return payees;
  }

  public CurrencyRates currencyRates() {
    return currencyRates;
  }

  /** The queries that reports are made from. */
  public ReportBooks reportBooks() {
    return reportBooks;
  }

  /** Reports as they were frozen. */
  public ReportVersions reportVersions() {
    return reportVersions;
  }

  public AuditTrail audit() {
    return audit;
  }

  /** Until when what is kept. */
  public Retention retention() {
    return new Retention(database, audit, entities, clock);
  }

  /** What is kept beyond its date. */
  public LegalHolds legalHolds() {
    return new LegalHolds(database, audit, retention(), clock);
  }

  /** What is known of a person. */
  public Privacy privacy() {
    return new Privacy(database, audit, people, entities, clock);
  }

  /** What the books say about one case, for evidence. */
  public CaseBooks caseBooks() {
    return new CaseBooks(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
