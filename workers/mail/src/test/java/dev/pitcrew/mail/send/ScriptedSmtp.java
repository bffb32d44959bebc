package dev.pitcrew.mail.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A mail server that answers as a test says; an empty answer breaks the connection. */
final class ScriptedSmtp implements AutoCloseable {

  /** Breaks the connection. */
  static final String BREAK = "";

  private final ServerSocket server;

  /** What each mail was, in full. */
  final List<String> mails = new CopyOnWriteArrayList<>();

  /** Each command that came. */
  final List<String> commands = new CopyOnWriteArrayList<>();

  /** What a command is answered with; "." is the end of a mail. Null: as it should be. */
  volatile Function<String, String> script = command -> null;

  ScriptedSmtp() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket);
      } catch (IOException e) {
        // The next one, or the end.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    say(socket, "220 ready");
    String line;
    while ((line = in.readLine()) != null) {
      commands.add(line);
      if (!answer(socket, line, usual(line))) {
        return;
      }
      if (line.equals("DATA") && script.apply("DATA") == null) {
        mails.add(mail(in));
        if (!answer(socket, ".", "250 taken")) {
          return;
        }
      }
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    String line;
    while ((line = in.readLine()) != null && !line.equals(".")) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static String usual(String command) {
    return command.startsWith("DATA")
        ? "354 go on"
        : command.startsWith("QUIT") ? "221 bye" : "250 ok";
  }

  private boolean answer(Socket socket, String command, String usual) throws IOException {
    String scripted = script.apply(command);
    String answer = scripted == null ? usual : scripted;
    if (answer.equals(BREAK)) {
      socket.close();
      return false;
    }
    say(socket, answer);
    return true;
  }

  private static void say(Socket socket, String answer) throws IOException {
    socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
