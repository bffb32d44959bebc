package dev.pitcrew.records.engine;

import dev.pitcrew.records.store.Database;
import dev.pitcrew.records.trail.AuditTrail;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine that the books belong to. What was done is noted under the keys of its instances and
 * tasks; another engine gives the same keys to something else, which would then not be done.
 */
public final class EngineNote {

  private static final String SUBJECT = "engine";

  private final Database database;
  private final AuditTrail audit;
  private final InstantSource clock;

  public EngineNote(Database database, AuditTrail audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Empty where none was noted: new books, or those of the engine beside them. */
  public Optional<AwayEngine> find() {
    return database
        .sql("SELECT address, cluster FROM books_engine")
        .query((row, n) -> new AwayEngine(row.getString("address"), row.getString("cluster")))
        .optional();
  }

  /**
   * Notes that the books are of this engine, unless they are of another. Of several who do so at
   * the same time, one is first. Of the same engine, what is new is noted too: the id that it did
   * not tell before, or where it is now. The trail says so once for each address: several may name
   * one cluster by addresses of their own, each whenever it starts.
   *
   * @param who for the trail
   * @return the other, where the books stay its own
   */
  public Optional<AwayEngine> claim(AwayEngine engine, String who) {
    return database.write(
        () -> {
          database.lockForAppend("books_engine");
          Optional<AwayEngine> before = find();
          if (before.isEmpty()) {
            write(engine);
          } else if (before.get().isSame(engine)) {
            follow(before.get(), engine.knowing(before.get()), who);
          }
          return before.filter(other -> !other.isSame(engine));
        });
  }

  /** Notes that the books are of this engine from now on, and in the trail of which they were. */
  public void change(AwayEngine engine, String who) {
    database.write(
        () -> {
          database.lockForAppend("books_engine");
          Map<String, String> before = find().map(EngineNote::facts).orElse(Map.of());
          replace(engine);
          tell("books-engine-changed", before, engine, who);
        });
  }

  private void follow(AwayEngine before, AwayEngine known, String who) {
    if (known.equals(before)) {
      return;
    }
    replace(known);
    if (!Objects.equals(known.cluster(), before.cluster())
        || audit.about(SUBJECT, known.address()).isEmpty()) {
      tell("books-engine-learned", facts(before), known, who);
    }
  }

  private void tell(String what, Map<String, String> before, AwayEngine engine, String who) {
    audit.append(who, what, SUBJECT, engine.address(), before, facts(engine));
  }

  private void replace(AwayEngine engine) {
    database.sql("DELETE FROM books_engine").update();
    write(engine);
  }

  private void write(AwayEngine engine) {
    database
        .sql("INSERT INTO books_engine (only_one, address, cluster, noted_at) VALUES (1, ?, ?, ?)")
        .param(engine.address())
        .param(engine.cluster())
        .param(clock.millis())
        .update();
  }

  private static Map<String, String> facts(AwayEngine engine) {
    Map<String, String> facts = new HashMap<>(Map.of("address", engine.address()));
    if (engine.cluster() != null) {
      facts.put("cluster", engine.cluster());
    }
    return facts;
  }
}
