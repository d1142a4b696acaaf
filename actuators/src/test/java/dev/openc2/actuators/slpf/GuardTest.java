// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.L4Protocol;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which denials the safety catch refuses. */
class GuardTest {

  private static FilterRule rule(String line) {
    return RuleText.parse(line, new RuleNumber(1));
  }

  private static boolean refuses(String protect, String line) {
    return Guard.of(List.of(protect), Lifelines.NONE, true).refusal(rule(line)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What is protected are addresses.
        "10.0.9.0/24 | deny ipv4_net 10.0.9.7 | true",
        "10.0.9.0/24 | deny ipv4_net 10.0.0.0/8 | true",
        "10.0.9.0/24 | deny ipv4_net 10.0.8.0/24 | false",
        "10.0.9.0/24 | deny ipv6_net ::/0 | false",
        "10.0.9.0/24 | deny ipv4_connection dst_addr=10.0.9.7,protocol=tcp,dst_port=23 | true",
        "10.0.9.0/24 | deny ipv4_connection src_addr=203.0.113.7 | false",
        "10.0.9.0/24 | deny ipv4_connection protocol=tcp,dst_port=23 | false",
        "10.0.9.0/24 | deny ipv4_connection protocol=tcp | true",
        "10.0.9.0/24 | deny ipv4_connection protocol=icmp | false",
        "10.0.9.0/24 | allow ipv4_net 10.0.9.7 | false",
        "2001:db8::/32 | deny ipv6_net 2001:db8:1::/48 | true",
        "2001:db8::/32 | deny ipv6_net 2001:db9::/32 | false",
        // A port anywhere.
        "tcp/22 | deny ipv4_connection protocol=tcp,dst_port=22 | true",
        "tcp/22 | deny ipv6_connection dst_port=22 | true",
        "tcp/22 | deny ipv4_connection protocol=udp,dst_port=22 | false",
        "tcp/22 | deny ipv4_connection protocol=tcp,dst_port=23 | false",
        "tcp/22 | deny ipv4_connection protocol=tcp | true",
        "tcp/22 | deny ipv4_connection protocol=icmp | false",
        "tcp/22 | deny ipv4_net 203.0.113.0/24 | false",
        "tcp/22 | deny ipv4_net 0.0.0.0/0 | true",
        // A port at addresses.
        "10.0.9.1 tcp/8883 | deny ipv4_net 10.0.9.0/24 | true",
        "10.0.9.1 tcp/8883 | deny ipv4_connection dst_port=8883 | true",
        "10.0.9.1 tcp/8883 | deny ipv4_connection src_port=8883,protocol=tcp | true",
        "10.0.9.1 tcp/8883 | deny ipv4_connection dst_addr=10.0.9.1,dst_port=80 | false",
        "10.0.9.1 tcp/8883 | deny ipv4_connection dst_addr=10.0.9.2,dst_port=8883 | false",
        "10.0.9.1 tcp/8883 | deny ipv4_connection src_addr=203.0.113.7,dst_port=8883 | false",
        "10.0.9.1 tcp/8883 | deny ipv4_connection src_addr=203.0.113.7 | false",
        // We may be in either half.
        "10.0.9.1 tcp/8883 | deny ipv4_connection src_addr=128.0.0.0/1,dst_port=8883 | true",
        "10.0.9.1 tcp/8883 | deny ipv4_connection src_addr=10.0.0.0/8,dst_addr=10.0.9.1 | true",
        "10.0.9.1 tcp/8883 | deny ipv4_connection protocol=udp,dst_port=8883 | false"
      })
  void aDenialIsRefusedIfItHitsWhatIsProtected(String protect, String line, boolean isRefused) {
    assertThat(refuses(protect, line)).isEqualTo(isRefused);
  }

  @Test
  void theRefusalNamesWhatIsHit() {
    assertThat(
            Guard.of(List.of("tcp/22", "10.0.9.0/24"), Lifelines.NONE, false)
                .refusal(rule("deny ipv4_net 10.0.9.7")))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("10.0.9.0/24"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deny ipv4_net 0.0.0.0/0 | true",
        "deny ipv4_net 128.0.0.0/7 | true",
        "deny ipv4_net 10.0.0.0/8 | false",
        "deny ipv6_net ::/0 | true",
        "deny ipv6_net 2000::/3 | true",
        "deny ipv6_net 2001::/16 | false",
        "deny ipv4_connection protocol=tcp | true",
        "deny ipv4_connection src_addr=0.0.0.0/0,dst_addr=0.0.0.0/1 | true",
        "deny ipv4_connection src_addr=0.0.0.0/0,dst_addr=192.0.2.0/24 | false",
        "deny ipv4_connection protocol=icmp | false",
        "deny ipv4_connection dst_port=23 | false",
        "allow ipv4_net 0.0.0.0/0 | false"
      })
  void nearlyEverythingMayBeDeniedOnlyIfThatIsAllowed(String line, boolean isWide) {
    assertThat(Guard.of(List.of(), Lifelines.NONE, false).refusal(rule(line)).isPresent())
        .isEqualTo(isWide);
    assertThat(Guard.of(List.of(), Lifelines.NONE, true).refusal(rule(line))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.9",
        "tcp",
        "tcp/",
        "tcp/70000",
        "icmp/1",
        "tcp/1 udp/2",
        "x",
        "::ffff:10.0.0.1/104"
      })
  void whatIsMalformedIsRefusedByName(String protect) {
    assertThatThrownBy(() -> Guard.of(List.of(protect), Lifelines.NONE, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mqtts://192.0.2.1:8883 | deny ipv4_net 192.0.2.0/24 | true",
        "mqtts://192.0.2.1:8883 | deny ipv4_connection protocol=tcp,dst_port=8883 | true",
        "mqtts://192.0.2.1:8883 | deny ipv4_connection protocol=tcp,dst_port=443 | false",
        "mqtts://192.0.2.1 | deny ipv4_connection protocol=tcp,dst_port=8883 | true",
        "mqtts://192.0.2.1 | deny ipv4_connection protocol=tcp,src_addr=203.0.113.9 | false",
        "mqtts://192.0.2.1:8883 | deny ipv4_net 198.51.100.0/24 | false",
        "mqtts://127.0.0.1:8883 | deny ipv4_connection protocol=tcp,dst_port=8883 | false"
      })
  void whereCommandsComeFromIsProtected(String broker, String line, boolean isRefused) {
    Lifelines lifelines =
        new Lifelines(List.of(URI.create(broker)), new ManualScheduler().clock(), Runnable::run);

    assertThat(Guard.of(List.of(), lifelines, true).refusal(rule(line)).isPresent())
        .isEqualTo(isRefused);
  }

  @Test
  void ourOwnAddressTowardsTheBrokerIsProtectedToo() {
    Protection broker =
        new Protection(
            "broker",
            Span.parse("192.0.2.1"),
            L4Protocol.TCP,
            8883,
            true,
            List.of(Span.parse("10.0.0.5")));

    assertThat(broker.isHitBy(Scope.of(rule("deny ipv4_net 10.0.0.0/24").what()))).isTrue();
    assertThat(
            broker.isHitBy(
                Scope.of(rule("deny ipv4_connection src_addr=10.0.0.0/24,dst_port=8883").what())))
        .isTrue();
    assertThat(broker.isHitBy(Scope.of(rule("deny ipv4_net 10.0.1.0/24").what()))).isFalse();
  }

  @Test
  void ipv4InTheFormOfIpv6IsRefusedSinceNoPacketHasIt() {
    assertThatThrownBy(() -> Guard.of(List.of("::ffff:10.0.0.1 tcp/22"), Lifelines.NONE, true))
        .hasMessageContaining("write it as IPv4");
    assertThatThrownBy(() -> Protection.parse("::ffff:a00:1")).hasMessageContaining("IPv4");
    assertThat(Protection.parse("::/0").net()).isEqualTo(Span.ALL_IPV6);
  }

  @Test
  void whatWouldHitALifelineByTheTimeOfItsStartIsRefusedThen() throws Exception {
    List<InetAddress> addresses = new ArrayList<>(List.of(InetAddress.getByName("198.51.100.1")));
    ManualScheduler time = new ManualScheduler();
    Lifelines lifelines =
        new Lifelines(
            List.of(URI.create("mqtts://broker.example:8883")),
            time.clock(),
            Runnable::run,
            host -> addresses.toArray(InetAddress[]::new));
    MemoryPacketFilter filter = new MemoryPacketFilter();
    try (SlpfActuator actuator =
        new SlpfActuator(
            filter,
            RuleStore.none(),
            new SlpfSettings(SlpfDevice.SELF, 100, Guard.of(List.of(), lifelines, true), false),
            new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, null),
            Runnable::run)) {
      Duration hour = Duration.ofHours(1);
      Command later =
          SlpfJson.command(
              "deny",
              "'ipv4_net':'203.0.113.0/24'",
              "'start_time':" + time.clock().instant().plus(hour).toEpochMilli());
      CompletableFuture<Response> outcome =
          actuator
              .handler(later.action(), later.target().name())
              .orElseThrow()
              .handle(later, new Invocation("soc", null, null))
              .toCompletableFuture();
      assertThat(outcome).isNotDone();

      addresses.add(InetAddress.getByName("203.0.113.7"));
      time.advance(hour);

      Response answer = SlpfDevice.outcome(outcome);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.statusText()).contains("broker.example:8883");
      assertThat(filter.rules()).isEmpty();
    }
  }

  private static SlpfDevice device(boolean isDryRun) {
    return new SlpfDevice(
        new SlpfSettings(
            SlpfDevice.SELF,
            100,
            Guard.of(List.of("10.0.9.0/24"), Lifelines.NONE, false),
            isDryRun));
  }

  @Test
  void aRefusedCommandIsAnswered403AndChangesNothing() {
    try (SlpfDevice device = device(false)) {
      Response response = device.run("deny", "'ipv4_net':'10.0.9.7'", "");

      assertThat(response.status()).isEqualTo(403);
      assertThat(response.statusText()).contains("10.0.9.0/24");
      assertThat(device.numbers()).isEmpty();
      Response next = device.run("deny", "'ipv4_net':'192.0.2.7'", "");
      assertThat(SlpfDevice.number(next)).as("no number is lost").isEqualTo(1L);
    }
  }

  @Test
  void aDryRunTellsWhatWouldBeDoneAndDoesNothing() {
    try (SlpfDevice device = device(true)) {
      Response response = device.run("deny", "'ipv4_net':'192.0.2.7'", "");
      Response refused = device.run("deny", "'ipv4_net':'10.0.9.7'", "");
      Response deleted = device.run("delete", "'slpf:rule_number':1", "");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.statusText()).startsWith("dry run").contains("192.0.2.7");
      assertThat(response.results()).as("there is no rule that has a number").isNull();
      assertThat(refused.status()).isEqualTo(403);
      assertThat(deleted.status()).isEqualTo(500);
      assertThat(device.numbers()).isEmpty();
    }
  }
}
