package dev.pitcrew.mail.send;

import dev.pitcrew.mail.account.MailAccount;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the mail server that knows how far a mail got. */
final class SmtpConnection implements AutoCloseable {

  private static final int PERMANENT = 500;
  private static final int TEMPORARY = 400;

  private final Transport transport;

  private SmtpConnection(Transport transport) {
    this.transport = transport;
  }

  /**
   * @throws MessagingException when the server cannot be reached
   * @throws dev.pitcrew.mail.account.SignInRefused when it does not accept the sign-in
   */
  static SmtpConnection open(MailAccount account, Session session)
      throws MessagingException, InterruptedException {
    var transport = new Transport(session);
    account.connect(transport);
    return new SmtpConnection(transport);
  }

  /** Asked when all recipients are accepted, before the mail itself is handed over. */
  @FunctionalInterface
  interface Gate {
    /** False when it must not go. */
    boolean opens();
  }

  /** What became of a mail. */
  sealed interface Outcome {
    record Accepted() implements Outcome {}

    /** The gate stayed shut; the server has nothing. */
    record Stopped() implements Outcome {}

    /** Some recipients are not accepted, so nobody got it. */
    record NotTo(Map<InternetAddress, String> never, Map<InternetAddress, String> notNow)
        implements Outcome {}

    /** The server certainly did not take it; code is 0 when the connection broke. */
    record Refused(int code, String reply) implements Outcome {
      boolean isForGood() {
        return code >= PERMANENT;
      }
    }

    /** It was handed over and no answer came. */
    record Unknown(String why) implements Outcome {}
  }

  Outcome send(MimeMessage mail, List<InternetAddress> to, Gate gate) {
    transport.gate = gate;
    transport.handedOver = false;
    try {
      transport.sendMessage(mail, to.toArray(Address[]::new));
      return new Outcome.Accepted();
    } catch (Shut e) {
      return new Outcome.Stopped();
    } catch (SMTPSendFailedException e) {
      if (e.getReturnCode() >= TEMPORARY) {
        return new Outcome.Refused(e.getReturnCode(), reply(e));
      }
      return broken(e);
    } catch (SendFailedException e) {
      return notTo(e);
    } catch (MessagingException e) {
      return broken(e);
    }
  }

  private Outcome broken(MessagingException e) {
    return transport.handedOver
        ? new Outcome.Unknown("The connection broke before the server answered.")
        : new Outcome.Refused(0, reply(e));
  }

  private Outcome notTo(SendFailedException e) {
    Map<InternetAddress, String> never = new LinkedHashMap<>();
    Map<InternetAddress, String> notNow = new LinkedHashMap<>();
    Exception next = e.getNextException();
    while (next instanceof SMTPAddressFailedException one) {
      var into = one.getReturnCode() >= PERMANENT ? never : notNow;
      into.put(one.getAddress(), reply(one));
      next = one.getNextException();
    }
    return never.isEmpty() && notNow.isEmpty()
        ? new Outcome.Refused(0, reply(e))
        : new Outcome.NotTo(never, notNow);
  }

  private static String reply(Exception e) {
    String message = e.getMessage();
    return MailText.oneLine(message == null ? e.getClass().getSimpleName() : message, 300);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // It is gone either way.
    }
  }

  /** The gate stayed shut. */
  private static final class Shut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Transport extends SMTPTransport {
    private Gate gate = () -> false;
    private boolean handedOver;

    Transport(Session session) {
      super(session, new URLName("smtp", null, -1, null, null, null));
    }

    @Override
    protected OutputStream data() throws MessagingException {
      if (!gate.opens()) {
        throw new Shut();
      }
      return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
      handedOver = true;
      super.finishData();
    }
  }
}
