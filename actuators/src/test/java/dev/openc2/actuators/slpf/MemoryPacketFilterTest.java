// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MemoryPacketFilterTest extends PacketFilterContract {

  private static final String WEB =
      "'ipv4_connection':{'protocol':'tcp','src_addr':'192.0.2.7','src_port':40000,"
          + "'dst_addr':'198.51.100.7','dst_port':443}";
  private static final String WEB6 =
      "'ipv6_connection':{'protocol':'tcp','src_addr':'2001:db8::7','src_port':40000,"
          + "'dst_addr':'2001:db8:1::7','dst_port':443}";

  private final MemoryPacketFilter filter = new MemoryPacketFilter();

  @Override
  protected PacketFilter createFilter() {
    return new MemoryPacketFilter();
  }

  private boolean allows(String packet, Direction direction) {
    Target target = target(packet);
    return target instanceof Ipv4ConnectionTarget v4
        ? filter.allows(v4, direction)
        : filter.allows((Ipv6ConnectionTarget) target, direction);
  }

  @Test
  void aPacketThatNoRuleMatchesPasses() {
    filter.apply(rule(1, Verdict.DENY, "'ipv4_net':'203.0.113.0/24'"));

    assertThat(allows(WEB, Direction.INGRESS)).isTrue();
    assertThat(allows(WEB6, Direction.INGRESS)).isTrue();
  }

  // slpf v1.0 §2.1.2.1: a net matches as source or destination, an unset field matches anything.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ipv4_net':'192.0.2.7'                          | false",
        "'ipv4_net':'192.0.2.200/24'                     | false",
        "'ipv4_net':'198.51.100.7'                       | false",
        "'ipv4_net':'0.0.0.0/0'                          | false",
        "'ipv4_net':'192.0.2.8'                          | true",
        "'ipv6_net':'::/0'                               | true",
        "'ipv4_connection':{'dst_port':443}              | false",
        "'ipv4_connection':{'dst_port':80}               | true",
        "'ipv4_connection':{'src_port':443}              | true",
        "'ipv4_connection':{'protocol':'tcp'}            | false",
        "'ipv4_connection':{'protocol':'udp'}            | true",
        "'ipv4_connection':{'src_addr':'192.0.2.0/24'}   | false",
        "'ipv4_connection':{'dst_addr':'192.0.2.0/24'}   | true",
        "'ipv4_connection':{'protocol':'tcp','src_port':40000,'dst_port':443} | false",
        "'ipv4_connection':{'protocol':'tcp','src_port':40001,'dst_port':443} | true",
        "'ipv6_connection':{'dst_port':443}              | true",
      })
  void aRuleMatchesWhatItsTargetSaysAndNothingElse(String target, boolean passes) {
    filter.apply(rule(1, Verdict.DENY, target));

    assertThat(allows(WEB, Direction.INGRESS)).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'ipv6_net':'2001:db8::7'                      | false",
        "'ipv6_net':'2001:db8:1::/48'                  | false",
        "'ipv6_net':'2001:db8:2::/48'                  | true",
        "'ipv4_net':'0.0.0.0/0'                        | true",
        "'ipv6_connection':{'dst_port':443}            | false",
        "'ipv6_connection':{'dst_addr':'2001:db8:1::/64','protocol':'tcp'} | false",
        "'ipv6_connection':{'protocol':'icmp'}         | true",
        "'ipv4_connection':{'dst_port':443}            | true",
      })
  void aRuleOverIpv6MatchesWhatItsTargetSaysAndNothingElse(String target, boolean passes) {
    filter.apply(rule(1, Verdict.DENY, target));

    assertThat(allows(WEB6, Direction.EGRESS)).isEqualTo(passes);
  }

  // The language has one name for ICMP.
  @Test
  void icmpOverIpv6MeansIcmpv6() {
    filter.apply(rule(1, Verdict.DENY, "'ipv6_connection':{'protocol':'icmp'}"));

    assertThat(
            allows(
                "'ipv6_connection':{'protocol':'ipv6_icmp','src_addr':'2001:db8::7',"
                    + "'dst_addr':'2001:db8::8'}",
                Direction.INGRESS))
        .isFalse();
  }

  @Test
  void anExceptionFromADenialWorksWhicheverCameFirst() {
    filter.apply(rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.0/24'"));
    filter.apply(rule(2, Verdict.ALLOW, "'ipv4_connection':{'dst_port':443}"));

    assertThat(allows(WEB, Direction.INGRESS)).isTrue();
    assertThat(allows(WEB.replace("443", "80"), Direction.INGRESS)).isFalse();
  }

  @Test
  void ofTwoDenialsTheLowerNumberDecides() {
    filter.apply(rule(9, Verdict.DENY, "'ipv4_net':'192.0.2.7'"));
    filter.apply(rule(3, Verdict.DENY, "'ipv4_net':'192.0.2.0/24'"));

    assertThat(filter.decidingRule((Ipv4ConnectionTarget) target(WEB), Direction.INGRESS))
        .get()
        .extracting(rule -> rule.number().value())
        .isEqualTo(3L);
  }

  // slpf v1.0 §2.1.3.2
  @ParameterizedTest
  @CsvSource({
    "BOTH, INGRESS, false",
    "BOTH, EGRESS, false",
    "INGRESS, INGRESS, false",
    "INGRESS, EGRESS, true",
    "EGRESS, EGRESS, false",
    "EGRESS, INGRESS, true"
  })
  void aRuleLooksAtItsDirectionOnly(Direction ofRule, Direction ofPacket, boolean passes) {
    filter.apply(rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.7'", ofRule, true));

    assertThat(allows(WEB, ofPacket)).isEqualTo(passes);
  }

  // slpf v1.0 §2.1.3.2: volatile rules do not survive a reboot.
  @Test
  void onlyPersistentRulesSurviveAReboot() {
    FilterRule kept = rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.7'");
    filter.apply(kept);
    filter.apply(rule(2, Verdict.DENY, "'ipv4_net':'192.0.2.8'", Direction.BOTH, false));

    filter.reboot();

    assertThat(filter.rules()).containsExactly(kept);
  }

  @Test
  void aPacketGoesOneWay() {
    assertThatThrownBy(() -> allows(WEB, Direction.BOTH))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
