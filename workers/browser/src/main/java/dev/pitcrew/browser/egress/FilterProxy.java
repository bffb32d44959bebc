package dev.pitcrew.browser.egress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way out for one bot's browser. It speaks plain HTTP and CONNECT, resolves names itself
 * and connects to the very address it has checked, so a name that changes its address between two
 * looks gains nothing. Every request is judged anew: redirects, pictures, scripts, frames and
 * downloads come by here like pages do.
 */
public final class FilterProxy implements AutoCloseable {

  /** How the page begins that a browser gets in place of one that is refused. */
  public static final String REFUSED = "This bot may not go there: ";

  /** The same for a site that does not answer. */
  public static final String NO_ANSWER = "The site does not answer: ";

  /**
   * An address that nobody but a filter answers, with its {@link #word}: a browser that shows it
   * goes out by that very filter.
   */
  public static final String PROBE = "http://egress.pitcrew.invalid/";

  private static final String PROBE_HOST = URI.create(PROBE).getHost();
  private static final Logger LOG = LoggerFactory.getLogger(FilterProxy.class);
  private static final int CONNECTIONS_MAX = 256;
  private static final int REFUSALS_KEPT_MAX = 50;
  private static final int CONNECT_MILLIS_MAX = 10_000;
  private static final int HEAD_MILLIS_MAX = 30_000;
  private static final int BUFFER = 16 * 1024;

  private final ServerSocket server;
  private final String word = UUID.randomUUID().toString();
  private final Egress egress;
  private final long bytesMax;
  private final AtomicLong bytes = new AtomicLong();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);

  /**
   * Starts to listen.
   *
   * @param at where; the loopback address but where the browser is on another machine
   * @param bytesMax how much may come in altogether before everything is cut off
   */
  public FilterProxy(InetAddress at, Egress egress, long bytesMax) {
    this.egress = egress;
    this.bytesMax = bytesMax;
    try {
      server = new ServerSocket(0, 0, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("bot-egress").start(this::listen);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** What it answers at {@link #PROBE}; no other filter does. */
  public String word() {
    return word;
  }

  /** What was refused and how often, by reason. */
  public Map<String, Integer> refusals() {
    synchronized (refusals) {
      return new TreeMap<>(refusals);
    }
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket browser = server.accept();
        if (connections.tryAcquire()) {
          open.add(browser);
          Thread.ofVirtual().name("bot-egress-connection").start(() -> serve(browser));
        } else {
          browser.close();
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.info("A bot's browser could not connect; it tries again.", e);
        }
      }
    }
  }

  private void serve(Socket browser) {
    try (browser) {
      browser.setSoTimeout(HEAD_MILLIS_MAX);
      var in = new BufferedInputStream(browser.getInputStream(), BUFFER);
      var head = RequestHead.read(in);
      browser.setSoTimeout(0);
      answer(browser, in, head);
    } catch (IOException e) {
      LOG.debug("A bot's connection ended early.", e);
    } finally {
      open.remove(browser);
      connections.release();
    }
  }

  private void answer(Socket browser, InputStream in, RequestHead head) throws IOException {
    OutputStream out = browser.getOutputStream();
    if (head.host().equals(PROBE_HOST) && !head.isTunnel()) {
      status(out, "200 OK", word);
      return;
    }
    InetSocketAddress target;
    try {
      target = egress.check(head.host(), head.port());
    } catch (Egress.Refused refused) {
      note(refused.getMessage());
      refuse(out, refused.getMessage());
      return;
    }
    try (var site = new Socket()) {
      open.add(site);
      site.connect(target, CONNECT_MILLIS_MAX);
      if (head.isTunnel()) {
        out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      } else {
        site.getOutputStream().write(head.forSite());
      }
      relay(browser, in, site, out);
    } catch (java.net.ConnectException | java.net.SocketTimeoutException e) {
      status(out, "502 Bad Gateway", NO_ANSWER + head.host());
    }
  }

  private void relay(Socket browser, InputStream fromBrowser, Socket site, OutputStream toBrowser)
      throws IOException {
    try {
      Thread.ofVirtual()
          .name("bot-egress-up")
          .start(
              () -> {
                try {
                  fromBrowser.transferTo(site.getOutputStream());
                  site.shutdownOutput();
                } catch (IOException e) {
                  LOG.debug("A bot's request ended early.", e);
                }
              });
      var buffer = new byte[BUFFER];
      InputStream fromSite = site.getInputStream();
      for (int read = fromSite.read(buffer); read >= 0; read = fromSite.read(buffer)) {
        if (bytes.addAndGet(read) > bytesMax) {
          note("More than %d MB came in; the rest was cut off.".formatted(bytesMax >> 20));
          return;
        }
        toBrowser.write(buffer, 0, read);
        toBrowser.flush();
      }
    } finally {
      open.remove(site);
      browser.close();
    }
  }

  private void note(String refusal) {
    synchronized (refusals) {
      if (refusals.size() < REFUSALS_KEPT_MAX || refusals.containsKey(refusal)) {
        refusals.merge(refusal, 1, Integer::sum);
      }
    }
  }

  private static void refuse(OutputStream out, String reason) throws IOException {
    status(out, "403 Forbidden", REFUSED + reason);
  }

  private static void status(OutputStream out, String status, String text) throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(
        ("HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(status, body.length))
            .getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
