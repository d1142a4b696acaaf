// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a filter asks of a net, and addresses in binary. */
final class NetTest {

  @Test
  void aNetHoldsItselfAndWhatIsInsideOfIt() {
    Ipv4Net net = Ipv4Net.parse("192.0.2.77/24");

    assertThat(net.network()).isEqualTo(Ipv4Net.parse("192.0.2.0/24"));
    assertThat(net.contains(net)).isTrue();
    assertThat(net.contains(Ipv4Net.parse("192.0.2.255"))).isTrue();
    assertThat(net.contains(Ipv4Net.parse("192.0.3.0"))).isFalse();
    assertThat(net.contains(Ipv4Net.parse("192.0.2.0/23"))).isFalse();
    assertThat(Ipv4Net.parse("0.0.0.0/0").contains(net)).isTrue();
    assertThat(Ipv4Net.parse("255.1.2.3/0").network()).hasToString("0.0.0.0/0");
  }

  @Test
  void anIpv6NetHoldsItselfAndWhatIsInsideOfIt() {
    Ipv6Net net = Ipv6Net.parse("2001:db8:0:0:8000::1/65");

    assertThat(net.network()).hasToString("2001:db8:0:0:8000::/65");
    assertThat(net.contains(Ipv6Net.parse("2001:db8::ffff:0:0:1"))).isTrue();
    assertThat(net.contains(Ipv6Net.parse("2001:db8::1"))).isFalse();
    assertThat(net.contains(Ipv6Net.parse("2001:db8::/64"))).isFalse();
    assertThat(Ipv6Net.parse("::/0").contains(net)).isTrue();
    assertThat(Ipv6Net.parse("2001:db8::/64").contains(net)).isTrue();
    assertThat(Ipv6Net.parse("ffff::1/0").network()).hasToString("::/0");
  }

  @Test
  void addressesAreMadeOfTheirOctets() {
    assertThat(Ipv4Net.of(Octets.parseHex("c0000201"), 32)).hasToString("192.0.2.1");
    assertThat(Ipv6Net.of(Octets.parseHex("20010db8000000000000000000000001"), 64))
        .hasToString("2001:db8::1/64");
    assertThat(MacAddress.of(Octets.parseHex("001a2b3c4d5e"))).hasToString("00:1A:2B:3C:4D:5E");

    assertThatIllegalArgumentException().isThrownBy(() -> Ipv4Net.of(Octets.parseHex("c0"), 32));
    assertThatIllegalArgumentException().isThrownBy(() -> Ipv6Net.of(Octets.parseHex("c0"), 32));
    assertThatIllegalArgumentException().isThrownBy(() -> MacAddress.of(Octets.parseHex("c0")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ipv4Net(0, 33));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ipv4Net(0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ipv6Net(0, 0, 129));
  }

  @Test
  void ipv6TextNamesTheSameAddressAsTheJdkReads() throws Exception {
    Random random = new Random(20191124);
    for (int turn = 0; turn < 2000; turn++) {
      byte[] octets = new byte[16];
      random.nextBytes(octets);
      for (int i = 0; i < octets.length; i++) {
        // Many zeros, so that runs of every place and length come up.
        octets[i] = random.nextInt(3) == 0 ? octets[i] : 0;
      }
      octets[0] = 0x20;

      Ipv6Net net = Ipv6Net.of(Octets.of(octets), 128);

      assertThat(InetAddress.getByName(net.toString()).getAddress()).isEqualTo(octets);
      assertThat(Ipv6Net.parse(net.toString())).isEqualTo(net);
    }
  }
}
