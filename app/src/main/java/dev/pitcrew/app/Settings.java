package dev.pitcrew.app;

import dev.pitcrew.browser.BrowserConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How the application is started.
 *
 * @param data the folder that holds everything it keeps
 * @param bind the address it listens on
 * @param port of the pages and the REST API
 * @param grpcPort of the gRPC API
 * @param samples whether the sample company, its vendors and people are put in
 * @param sampleDocuments whether the sample invoices are fed at the first start
 * @param database JDBC address of a PostgreSQL; absent for files in the data folder
 * @param auditHeads where the audit trail's heads are exported to; absent for a folder in the data
 *     folder
 * @param publicUrl where people reach the pages; absent where that is this machine's own address
 * @param bots how bots' browsers run
 * @param nodes how it stands beside others on the same PostgreSQL
 * @param clock what time it is for engine, books, workers and pages; who may sign in for how long,
 *     and what other machines must agree on, goes by the machine's own
 */
public record Settings(
    Path data,
    String bind,
    int port,
    int grpcPort,
    boolean samples,
    boolean sampleDocuments,
    @Nullable String database,
    @Nullable Path auditHeads,
    @Nullable URI publicUrl,
    BrowserConfig bots,
    Nodes nodes,
    Clock clock) {

  /** For this machine alone, with its files in the data folder and nothing fed at the start. */
  public static Settings local(Path data, int port, int grpcPort, boolean samples) {
    return new Settings(
        data,
        "127.0.0.1",
        port,
        grpcPort,
        samples,
        false,
        null,
        null,
        null,
        BrowserConfig.in(data),
        Nodes.usual(port),
        Clock.systemUTC());
  }

  public Settings withAuditHeads(Path folder) {
    return new Settings(
        data,
        bind,
        port,
        grpcPort,
        samples,
        sampleDocuments,
        database,
        folder,
        publicUrl,
        bots,
        nodes,
        clock);
  }

  public Settings withPublicUrl(URI url) {
    return new Settings(
        data,
        bind,
        port,
        grpcPort,
        samples,
        sampleDocuments,
        database,
        auditHeads,
        url,
        bots,
        nodes,
        clock);
  }

  public Settings withClock(Clock other) {
    return new Settings(
        data,
        bind,
        port,
        grpcPort,
        samples,
        sampleDocuments,
        database,
        auditHeads,
        publicUrl,
        bots,
        nodes,
        other);
  }

  /** The address a person types. */
  public String address() {
    return publicUrl == null ? "http://localhost:" + port : publicUrl.toString();
  }
}
