package dev.pitcrew.app;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes traces as any collector does: OTLP in protobuf over HTTP. */
final class Collector implements AutoCloseable {

  /** Field numbers of OTLP: a request has resources, these have scopes, and these have spans. */
  private static final int[] PATH_TO_SPAN = {1, 2, 2};

  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_ID = 4;
  private static final int NAME = 5;

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /** What links a span to others. */
  record Span(String traceId, String id, String parentId, String name) {}

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> of(String traceId) {
    return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      read(ByteString.readFrom(body), 0);
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void read(ByteString message, int depth) throws InvalidProtocolBufferException {
    UnknownFieldSet fields = UnknownFieldSet.parseFrom(message);
    if (depth == PATH_TO_SPAN.length) {
      spans.add(
          new Span(
              hex(fields, TRACE_ID),
              hex(fields, SPAN_ID),
              hex(fields, PARENT_ID),
              fields.getField(NAME).getLengthDelimitedList().getFirst().toStringUtf8()));
      return;
    }
    for (ByteString inner : fields.getField(PATH_TO_SPAN[depth]).getLengthDelimitedList()) {
      read(inner, depth + 1);
    }
  }

  private static String hex(UnknownFieldSet fields, int number) {
    List<ByteString> values = fields.getField(number).getLengthDelimitedList();
    return values.isEmpty() ? "" : HexFormat.of().formatHex(values.getFirst().toByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
