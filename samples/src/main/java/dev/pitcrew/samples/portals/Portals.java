package dev.pitcrew.samples.portals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three sample portals, started together on this machine only. Their accounts are invented and
 * stand here for everybody to read.
 */
public final class Portals implements AutoCloseable {

  /** Who signs in to the HR portal. */
  public static final Account HR = new Account("hr-bot", "Paper-Lantern-52", null);

  /** Who signs in to the IT portal, which also wants a one-time code. */
  public static final Account IT =
      new Account("it-bot", "Copper-Kettle-17", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");

  /** Who signs in to the bank's portal. */
  public static final Account BANK = new Account("report-bot", "Quiet-Harbour-88", null);

  /** Where each stands when nothing else is said. */
  public record Ports(int hr, int it, int bank) {
    public static final Ports USUAL = new Ports(8091, 8092, 8093);

    /** Whatever is free. */
    public static final Ports ANY = new Ports(0, 0, 0);
  }

  private final Switches hrSwitches = new Switches();
  private final Switches itSwitches = new Switches();
  private final Switches bankSwitches = new Switches();
  private final Rows employees;
  private final Rows accounts;
  private final PortalServer hr;
  private final PortalServer it;
  private final PortalServer bank;

  private Portals(Ports ports, @Nullable Path folder) throws IOException {
    var clock = InstantSource.system();
    employees = new Rows(folder == null ? null : folder.resolve("employees.json"), "E-", 1001);
    accounts = new Rows(folder == null ? null : folder.resolve("accounts.json"), "A-", 501);
    var hrHtml = new Html("People Desk", "#2d5f8b", hrSwitches);
    var itHtml = new Html("Access Center", "#4d4d7a", itSwitches);
    var bankHtml = new Html("Northbank Reports", "#1f6f54", bankSwitches);
    hr =
        new PortalServer(
            ports.hr(), hrHtml, hrSwitches, List.of(HR), new HrPortal(hrHtml, employees), clock);
    it =
        new PortalServer(
            ports.it(), itHtml, itSwitches, List.of(IT), new ItPortal(itHtml, accounts), clock);
    bank =
        new PortalServer(
            ports.bank(), bankHtml, bankSwitches, List.of(BANK), new BankPortal(bankHtml), clock);
  }

  /**
   * Starts them.
   *
   * @param folder where they keep their rows; absent to forget them at the end
   * @throws UncheckedIOException when a port is taken
   */
  public static Portals start(Ports ports, @Nullable Path folder) {
    try {
      return new Portals(ports, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI hr() {
    return hr.address();
  }

  public URI it() {
    return it.address();
  }

  public URI bank() {
    return bank.address();
  }

  public Switches hrSwitches() {
    return hrSwitches;
  }

  public Switches itSwitches() {
    return itSwitches;
  }

  public Switches bankSwitches() {
    return bankSwitches;
  }

  /** What stands in the HR portal. */
  public List<Map<String, String>> employees() {
    return employees.all();
  }

  /** What stands in the IT portal. */
  public List<Map<String, String>> accounts() {
    return accounts.all();
  }

  @Override
  public void close() {
    hr.close();
    it.close();
    bank.close();
  }
}
