package dev.pitcrew.records;

import dev.pitcrew.testing.PatientPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database on the one PostgreSQL server of this JVM's tests. It is not created anew for each of
 * them, which takes most of a second: all its rows go, past the triggers that keep them, and the
 * rows that it had at first come back from a schema beside the books'.
 */
final class PostgresBooks {

  private static final String REMEMBER =
      """
      DO $$
      DECLARE name TEXT;
      BEGIN
        CREATE SCHEMA at_first;
        FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
          EXECUTE format('CREATE TABLE at_first.%1$I AS TABLE public.%1$I', name);
        END LOOP;
        CREATE TABLE at_first."sequences of the books" AS
          SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public';
      END $$
      """;
  private static final String RESTORE =
      """
      DO $$
      DECLARE name TEXT; numbers RECORD;
      BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
          EXECUTE format('DELETE FROM public.%I', name);
          EXECUTE format('INSERT INTO public.%1$I OVERRIDING SYSTEM VALUE TABLE at_first.%1$I', name);
        END LOOP;
        FOR numbers IN SELECT * FROM at_first."sequences of the books" LOOP
          PERFORM setval(
            format('public.%I', numbers.sequencename)::regclass, coalesce(numbers.last_value, 1), numbers.last_value IS NOT NULL);
        END LOOP;
      END $$
      """;

  private static final EmbeddedPostgres SERVER = start();
  private static int created;

  private final String url;
  private final JdbcClient client;

  /** What fills it is given its address once. */
  PostgresBooks(String name, Consumer<String> filling) {
    url = create(name);
    client = JdbcClient.create(SERVER.getDatabase("postgres", name));
    filling.accept(url);
    client.sql(REMEMBER).update();
  }

  /** Its address, now that it is again as it was filled. */
  String restored() {
    client.sql(RESTORE).update();
    return url;
  }

  /** The address of a database of its own, with nothing in it. */
  static String empty() {
    return create("empty" + ++created);
  }

  private static String create(String name) {
    JdbcClient.create(SERVER.getPostgresDatabase()).sql("CREATE DATABASE " + name).update();
    return SERVER.getJdbcUrl("postgres", name);
  }

  private static EmbeddedPostgres start() {
    try {
      // It stops with the JVM.
      return PatientPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
