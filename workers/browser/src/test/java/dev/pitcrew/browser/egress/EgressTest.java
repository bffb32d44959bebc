package dev.pitcrew.browser.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bot's browser may reach. */
class EgressTest {

  private static final List<HostPattern> ANYWHERE =
      List.of(HostPattern.of("portal.example.com"), HostPattern.of("*.cdn.example.com"));

  @Test
  void shouldLetThroughWhatTheBotNames() throws Exception {
    // given
    var egress = egress("93.184.216.34");

    // when
    var address = egress.check("Portal.Example.com", 443);

    // then
    assertThat(address.getAddress().getHostAddress()).isEqualTo("93.184.216.34");
    assertThat(egress.check("a.b.cdn.example.com", 80).getPort()).isEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, 443",
    "portal.example.com.evil.test, 443",
    "evilportal.example.com, 443",
    "cdn.example.com, 443",
    "portal.example.com, 22",
    "portal.example.com, 8443",
    "'', 443"
  })
  void shouldRefuseWhatTheBotDoesNotName(String host, int port) {
    assertThatThrownBy(() -> egress("93.184.216.34").check(host, port))
        .isInstanceOf(Egress.Refused.class)
        .hasMessageEndingWith("is not among the bot's hosts.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:1::",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void shouldRefuseANameAtAPrivateAddress(String address) {
    assertThatThrownBy(() -> egress(address).check("portal.example.com", 443))
        .isInstanceOf(Egress.Refused.class)
        .hasMessage("portal.example.com is at a private address.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0x7f.1",
        "017700000001",
        "127.0.0.01",
        "127.0.0.1."
      })
  void shouldRefuseAnAddressInDisguise(String host) {
    var open =
        new Egress(
            List.of(new HostPattern(host, false, 0)),
            List.of(new HostPattern(host, false, 0)),
            name -> List.of(InetAddress.getByName(name)));
    assertThatThrownBy(() -> open.check(host, 80))
        .isInstanceOf(Egress.Refused.class)
        .hasMessage(host + " is an address in disguise.");
  }

  @Test
  void shouldRefuseANameThatIsPrivateAmongOthers() {
    assertThatThrownBy(() -> egress("93.184.216.34", "127.0.0.1").check("portal.example.com", 443))
        .isInstanceOf(Egress.Refused.class);
  }

  @Test
  void shouldConnectToTheAddressThatWasCheckedWhenTheNameChangesIt() throws Exception {
    // given
    var answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
    var egress =
        new Egress(ANYWHERE, List.of(), host -> List.of(InetAddress.getByName(answers.remove())));

    // when
    var address = egress.check("portal.example.com", 443);

    // then
    assertThat(address.isUnresolved()).isFalse();
    assertThat(address.getAddress().getHostAddress()).isEqualTo("93.184.216.34");
    assertThatThrownBy(() -> egress.check("portal.example.com", 443))
        .isInstanceOf(Egress.Refused.class);
  }

  @Test
  void shouldLetThroughExactlyThePrivateHostTheOperatorAllows() throws Exception {
    // given
    var hosts = List.of(HostPattern.of("127.0.0.1:8081"), HostPattern.of("127.0.0.1:8082"));
    var egress = Egress.of(hosts, List.of(HostPattern.of("127.0.0.1:8081")));

    // when
    var address = egress.check("127.0.0.1", 8081);

    // then
    assertThat(address.getAddress().isLoopbackAddress()).isTrue();
    assertThatThrownBy(() -> egress.check("127.0.0.1", 8082))
        .hasMessage("127.0.0.1 is at a private address.");
  }

  @Test
  void shouldRefuseTheCloudsOwnAddressWhoeverAllowsIt() {
    // given
    var metadata = List.of(HostPattern.of("169.254.169.254"));

    // then
    assertThatThrownBy(() -> Egress.of(metadata, metadata).check("169.254.169.254", 80))
        .isInstanceOf(Egress.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "http://a.b", "a b", "a..b", "a.b:99999", "*.*.b", "a/b", "a@b"})
  void shouldRefuseWhatIsNoHost(String text) {
    assertThatThrownBy(() -> HostPattern.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Egress egress(String... addresses) {
    return new Egress(
        ANYWHERE,
        List.of(),
        host -> {
          var all = new java.util.ArrayList<InetAddress>();
          for (var address : addresses) {
            try {
              all.add(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
              throw new IllegalArgumentException(e);
            }
          }
          return all;
        });
  }
}
