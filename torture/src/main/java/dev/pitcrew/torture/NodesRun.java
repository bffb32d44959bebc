package dev.pitcrew.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Two nodes on one PostgreSQL and one data folder; what leads is killed, paused, cut off or stopped
 * at random moments, and so is the database, while both are asked for work all the time.
 */
final class NodesRun {

  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final Duration READY_WITHIN = Duration.ofSeconds(180);
  private static final Duration LEADING_WITHIN = Duration.ofSeconds(90);
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(90);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration NOT_READY_WITHIN = Duration.ofSeconds(20);
  private static final int UNAVAILABLE = 503;
  private static final int LOADED_MILLIS_MAX = 3_000;
  private static final int BEYOND_LEASE_MILLIS_MAX = 4_000;

  /** As the application ends that finds another one leading. */
  private static final int OVERTAKEN = 75;

  /** As the application ends that cannot start, but also as anything else that went wrong. */
  private static final int START_GIVEN_UP = 1;

  /** What happens to the leading node. */
  enum Fault {
    KILLED,
    PAUSED,
    CUT_OFF,
    /** Its connections to the database end, and none comes about. */
    DISCONNECTED,
    /** No fault of a node: the database of both is gone, and comes again. */
    DATABASE,
    STOPPED;

    /** Whether somebody was without a database, and gave up its start if that was under way. */
    boolean takesDatabase() {
      return this == CUT_OFF || this == DISCONNECTED || this == DATABASE;
    }
  }

  private record Node(Server server, Wire wire) {}

  /** One serves and the other stands by. */
  private record Pair(Node leading, Node standby) {}

  private final Database database;
  private final List<Node> nodes;
  private final Checker checker;
  private final Random random;
  private final PrintStream out;
  private final Ledger ledger = new Ledger();
  private final TakeOvers takeOvers = new TakeOvers();

  /** Whether one start may be given up, since the last fault took somebody's database. */
  private boolean mayGiveUp;

  NodesRun(List<String> java, Path folder, Database database, Random random, PrintStream out)
      throws IOException {
    this.database = database;
    this.random = random;
    this.out = out;
    this.checker = new Checker(database.engineRows(), folder.resolve("data"));
    this.nodes = new ArrayList<>();
    for (String name : List.of("first", "second")) {
      Wire wire = new Wire(database.port());
      List<String> arguments = new ArrayList<>(Database.arguments(wire.port()));
      arguments.addAll(List.of("--data", folder.resolve("data").toString()));
      arguments.addAll(List.of("--lease", LEASE.toString()));
      nodes.add(new Node(new Server(name, java, arguments, folder.resolve(name + ".log")), wire));
    }
  }

  /**
   * @return what became of what was acknowledged
   * @throws TortureFailure when a promise was not kept
   */
  Report run(int failOvers) throws IOException, InterruptedException, SQLException {
    try {
      nodes.getFirst().server().start();
      nodes.getFirst().server().awaitLeading(READY_WITHIN);
      Load.deploy(nodes.getFirst().server());
      nodes.getLast().server().start();
      try (Load first = new Load(nodes.getFirst().server(), ledger);
          Load second = new Load(nodes.getLast().server(), ledger)) {
        for (int failOver = 0; failOver < failOvers; failOver++) {
          Fault fault = Fault.values()[failOver % Fault.values().length];
          failOver(fault);
          expectWhole("after fail-over %d (%s)".formatted(failOver + 1, fault), false);
        }
        first.stopCreating();
        second.stopCreating();
        CrashRun.awaitEnd(checker, ledger);
      }
      expectWhole("at the end", true);
      takeOvers.print(out);
      return new Report(checker.counts(), ledger.unanswered());
    } finally {
      for (Node node : nodes) {
        node.wire().goOn();
        node.server().kill();
        node.wire().close();
      }
    }
  }

  private void failOver(Fault fault) throws IOException, InterruptedException {
    Pair pair = awaitPair();
    Node leading = pair.leading();
    Node other = pair.standby();
    long before = ledger.commands();
    TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(LOADED_MILLIS_MAX));
    if (!ledger.awaitMoreThan(before, LEADING_WITHIN)) {
      throw new TortureFailure(
          "Node %s leads, but acknowledges nothing:%n%s"
              .formatted(leading.server().name(), leading.server().tail()));
    }
    long begun = System.nanoTime();
    mayGiveUp = fault.takesDatabase();
    if (fault == Fault.DATABASE) {
      crashDatabase(begun);
      return;
    }
    strike(fault, leading);
    awaitLeading(other);
    note(fault, other, begun);
    if (fault == Fault.CUT_OFF) {
      // Nothing tells it that its database is out of reach, and nobody must wait for it.
      Waits.until(
          () -> leading.server().readiness() == UNAVAILABLE || !leading.server().isAlive(),
          NOT_READY_WITHIN,
          "that who is cut off says that it is not ready");
    }
    bringBack(fault, leading);
  }

  private void note(Fault fault, Node leading, long begun) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    takeOvers.add(fault, millis);
    out.printf(
        "  %-12s %s leads after %,d ms; %s%n", fault, leading.server().name(), millis, ledger);
  }

  /** One leads again, whichever; who ended is started again, as a supervisor would. */
  private void crashDatabase(long begun) throws IOException, InterruptedException {
    database.crashAndRestart();
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    long before = ledger.commands();
    while (ledger.commands() <= before
        || nodes.stream().noneMatch(node -> node.server().standsBy())) {
      if (System.nanoTime() > end) {
        throw new TortureFailure(
            "The database is back, and not both nodes:%n%s%n%s"
                .formatted(nodes.getFirst().server().tail(), nodes.getLast().server().tail()));
      }
      supervise();
    }
    note(Fault.DATABASE, awaitPair().leading(), begun);
  }

  private void supervise() throws IOException, InterruptedException {
    for (Node node : nodes) {
      supervise(node);
    }
  }

  private void supervise(Node node) throws IOException, InterruptedException {
    Integer exit = node.server().awaitEnd(LOOK);
    if (exit != null) {
      if (!gaveUpStart(node, exit)) {
        expectOvertaken(node, exit);
      }
      node.server().start();
    }
  }

  /** On a machine that is short of time a lease runs out without a fault of ours, too. */
  private static void expectOvertaken(Node node, int exit) throws IOException {
    if (exit != OVERTAKEN) {
      throw new TortureFailure(
          "Node %s ended with %d:%n%s".formatted(node.server().name(), exit, node.server().tail()));
    }
  }

  /** Whether it ended so because a fault of ours took its database while it started; once each. */
  private boolean gaveUpStart(Node node, int exit) throws IOException {
    if (exit != START_GIVEN_UP || !mayGiveUp || !node.server().wasStarting()) {
      return false;
    }
    mayGiveUp = false;
    out.printf("  %s gave up its start:%n%s%n", node.server().name(), node.server().tail());
    return true;
  }

  private void strike(Fault fault, Node leading) throws IOException, InterruptedException {
    switch (fault) {
      case KILLED -> leading.server().kill();
      case PAUSED -> leading.server().pause();
      case CUT_OFF -> leading.wire().stall();
      case DISCONNECTED -> leading.wire().goDown();
      case DATABASE -> throw new IllegalArgumentException("It strikes no node.");
      case STOPPED -> leading.server().stop();
    }
  }

  /**
   * What was overtaken ends when it finds out, or gives up its start when that is without its
   * database; then it is started again, and stands by.
   */
  private void bringBack(Fault fault, Node overtaken) throws IOException, InterruptedException {
    if (fault == Fault.PAUSED || fault == Fault.CUT_OFF || fault == Fault.DISCONNECTED) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(BEYOND_LEASE_MILLIS_MAX));
      overtaken.server().goOn();
      overtaken.wire().goOn();
      Integer exit = overtaken.server().awaitEnd(NOTICED_WITHIN);
      if (exit == null || exit != OVERTAKEN && !gaveUpStart(overtaken, exit)) {
        throw new TortureFailure(
            "Node %s was overtaken and did not end as it should (%s):%n%s"
                .formatted(overtaken.server().name(), exit, overtaken.server().tail()));
      }
    } else if (overtaken.server().awaitEnd(NOTICED_WITHIN) == null) {
      throw new TortureFailure(
          "Node %s was told to stop and did not.".formatted(overtaken.server().name()));
    }
    overtaken.server().start();
  }

  /** Whoever ends meanwhile is started again, so that they may change places. */
  private Pair awaitPair() throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    Node first = nodes.getFirst();
    Node second = nodes.getLast();
    while (System.nanoTime() < end) {
      boolean firstLeads = first.server().leads();
      boolean secondLeads = second.server().leads();
      // Between the two questions one may have taken over from the other; none gives back.
      if (firstLeads && secondLeads && first.server().leads()) {
        throw new TortureFailure("Both nodes serve.");
      }
      if (firstLeads && second.server().standsBy()) {
        return new Pair(first, second);
      }
      if (secondLeads && first.server().standsBy()) {
        return new Pair(second, first);
      }
      supervise();
    }
    throw new TortureFailure(
        "Not one node serves and the other stands by:%n%s%n%s"
            .formatted(first.server().tail(), second.server().tail()));
  }

  /** It stood by, and no fault struck it: it may be overtaken, but has no start to give up. */
  private void awaitLeading(Node node) throws IOException, InterruptedException {
    long end = System.nanoTime() + LEADING_WITHIN.toNanos();
    while (!node.server().leads()) {
      if (System.nanoTime() > end) {
        throw new TortureFailure(
            "Node %s does not serve within %s:%n%s"
                .formatted(node.server().name(), LEADING_WITHIN, node.server().tail()));
      }
      Integer exit = node.server().awaitEnd(LOOK);
      if (exit != null) {
        expectOvertaken(node, exit);
        node.server().start();
      }
    }
  }

  private void expectWhole(String when, boolean ended) throws SQLException {
    List<String> findings = checker.check(ledger, ended);
    if (!findings.isEmpty()) {
      throw new TortureFailure(
          when + " on " + database.engineRows() + ": " + String.join("; ", findings));
    }
  }
}
