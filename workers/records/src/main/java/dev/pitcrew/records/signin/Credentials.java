package dev.pitcrew.records.signin;

import dev.pitcrew.records.store.Database;
import java.util.Optional;

/** Who may sign in, apart from who is known, so that reading people never reads a hash. */
public final class Credentials {

  private final Database database;

  public Credentials(Database database) {
    this.database = database;
  }

  public Optional<Credential> find(String username) {
    return database
        .sql("SELECT * FROM credentials WHERE username = ?")
        .param(username)
        .query(
            (row, number) ->
                new Credential(
                    row.getString("username"),
                    row.getString("password_hash"),
                    row.getLong("disabled") != 0))
        .optional();
  }

  /** True until the first person can sign in. */
  public boolean isEmpty() {
    return database
        .sql("SELECT username FROM credentials LIMIT 1")
        .query(String.class)
        .list()
        .isEmpty();
  }

  /** Sets or replaces the way in of a person who is in the books. */
  public void save(Credential credential) {
    database.write(
        () -> {
          database
              .sql(
                  """
                  INSERT INTO credentials (username, password_hash, disabled) VALUES (?, ?, ?)
                  ON CONFLICT (username) DO UPDATE SET password_hash = excluded.password_hash,
                    disabled = excluded.disabled
                  """)
              .param(credential.username())
              .param(credential.passwordHash())
              .param(credential.disabled() ? 1L : 0L)
              .update();
        });
  }
}
