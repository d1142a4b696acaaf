// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.time.ManualScheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answers promise, real packets show: client – router – server on the real kernel. */
class PacketsTest extends OnTheStreet {

  private static final long PATIENCE_SECONDS = 30;

  private final Path state;
  private final ManualScheduler time = new ManualScheduler();
  private @Nullable NftDevice made;

  PacketsTest(@TempDir Path state) {
    this.state = state;
  }

  @AfterEach
  void stop() {
    if (made != null) {
      made.close();
    }
  }

  private NftDevice router() {
    return router(null);
  }

  private NftDevice router(@Nullable List<String> outside) {
    NftDevice device = new NftDevice(street().router, state, time, outside);
    made = device;
    return device;
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    boolean isTrue = condition.getAsBoolean();
    while (!isTrue && System.nanoTime() < deadline) {
      isTrue = condition.getAsBoolean();
    }
    assertThat(isTrue).as(what).isTrue();
  }

  // oc2slpf §2.1.2.1: a net is meant as source or as destination.
  @ParameterizedTest
  @CsvSource({
    "ipv4_net, 10.2.0.2, 10.2.0.2, 10.2.0.3",
    "ipv4_net, 10.2.0.2/31, 10.2.0.2, 10.1.0.1",
    "ipv4_net, 10.2.0.77/24, 10.2.0.3, 10.1.0.1",
    "ipv6_net, fd02::2, fd02::2, fd02::3",
    "ipv6_net, fd02::/64, fd02::3, fd01::1"
  })
  void aDeniedNetIsDeafUntilTheRuleIsDeletedAndOthersAreNot(
      String kind, String net, String denied, String other) throws Exception {
    NftDevice router = router();
    assertThat(street().pings(denied)).isTrue();

    long number = router.deny("'" + kind + "':'" + net + "'");
    boolean whileDenied = street().pings(denied);
    boolean others = street().pings(other);
    router.delete(number);

    assertThat(whileDenied).as("a denied net answers").isFalse();
    assertThat(others).as("others answer").isTrue();
    assertThat(street().pings(denied)).as("after the rule is deleted").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ipv4_net, 10.1.0.2, 10.2.0.2", "ipv6_net, fd01::2, fd02::2"})
  void aDeniedNetCannotSendEither(String kind, String net, String server) throws Exception {
    router().deny("'" + kind + "':'" + net + "'");

    assertThat(street().pings(server)).isFalse();
    assertThat(Street.pings(street().router, server)).as("the router itself").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ipv4_connection, 10.2.0.2", "ipv6_connection, fd02::2"})
  void aDeniedPortOfOneProtocolLeavesTheRestAlone(String kind, String server) throws Exception {
    router().deny("'" + kind + "':{'protocol':'tcp','dst_addr':'" + server + "','dst_port':8080}");

    assertThat(street().connects(server, Street.PORT)).isFalse();
    assertThat(street().connects(server, Street.OTHER_PORT)).isTrue();
    assertThat(street().delivers(server, Street.PORT)).as("UDP on the same port").isTrue();
    assertThat(street().pings(server)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ipv4_connection, 10.2.0.2", "ipv6_connection, fd02::2"})
  void aDeniedPortOfUdpLeavesTheRestAlone(String kind, String server) throws Exception {
    router().deny("'" + kind + "':{'protocol':'udp','dst_port':8080}");

    assertThat(street().delivers(server, Street.PORT)).isFalse();
    assertThat(street().connects(server, Street.PORT)).as("TCP on the same port").isTrue();
  }

  // oc2slpf §2.1.2.1: what is not said matches anything.
  @ParameterizedTest
  @CsvSource({"ipv4_connection, 10.2.0.2", "ipv6_connection, fd02::2"})
  void aPortWithoutAProtocolIsThatOfEveryProtocol(String kind, String server) throws Exception {
    router().deny("'" + kind + "':{'dst_port':8080}");

    assertThat(street().connects(server, Street.PORT)).isFalse();
    assertThat(street().delivers(server, Street.PORT)).isFalse();
    assertThat(street().connects(server, Street.OTHER_PORT)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ipv4_connection, 10.2.0.2, fd02::2", "ipv6_connection, fd02::2, 10.2.0.2"})
  void deniedIcmpIsThatOfItsVersionOfIp(String kind, String server, String other) throws Exception {
    router().deny("'" + kind + "':{'protocol':'icmp'}");

    assertThat(street().pings(server)).isFalse();
    assertThat(street().pings(other)).isTrue();
    assertThat(street().connects(server, Street.PORT)).isTrue();
  }

  @Test
  void everyPartOfAConnectionCounts() throws Exception {
    NftDevice router = router();
    String connection =
        "'ipv4_connection':{'protocol':'tcp','src_addr':'%s','dst_addr':'%s','dst_port':8080}";

    router.deny(connection.formatted("10.1.0.0/25", "10.2.0.0/31"));
    boolean whileOthersAreDenied = street().connects(Street.SERVER, Street.PORT);
    router.deny(connection.formatted("10.1.0.0/25", "10.2.0.2/31"));

    assertThat(whileOthersAreDenied).isTrue();
    assertThat(street().connects(Street.SERVER, Street.PORT)).isFalse();
  }

  @Test
  void whatIsAllowedPassesWhateverIsDenied() throws Exception {
    NftDevice router = router();

    router.deny("'ipv4_net':'10.2.0.0/24'");
    router.apply("allow", "'ipv4_net':'10.2.0.2'", "");

    assertThat(street().pings(Street.SERVER)).isTrue();
    assertThat(street().pings(Street.OTHER)).isFalse();
  }

  // oc2slpf §2.1.3.2: reject drops the packet and sends an ICMP host unreachable or the like.
  @ParameterizedTest
  @CsvSource({"ipv4_net, 10.2.0.2", "ipv6_net, fd02::2"})
  void whoIsRejectedIsToldAndWhoIsDroppedIsNot(String kind, String server) throws Exception {
    NftDevice router = router();
    String target = "'" + kind + "':'" + server + "'";

    long rejecting = router.apply("deny", target, "'slpf':{'drop_process':'reject'}");
    String told = Street.ping(street().client, server).output();
    router.apply("deny", target, "");
    String silent = Street.ping(street().client, server).output();
    router.delete(rejecting);

    assertThat(told).containsIgnoringCase("unreachable");
    assertThat(silent).as("one denial is silent").doesNotContainIgnoringCase("unreachable");
  }

  @Test
  void aFalseAcknowledgementIsNotPretended() throws Exception {
    String target = "'ipv4_net':'" + Street.SERVER + "'";

    assertThat(router().run("deny", target, "'slpf':{'drop_process':'false_ack'}").status())
        .isEqualTo(501);

    assertThat(street().pings(Street.SERVER)).isTrue();
  }

  // oc2slpf §2.1.3.2, direction: of a host, what comes in and what goes out.
  @Test
  void aDirectionIsThatOfTheDeviceItself() throws Exception {
    NftDevice router = router();
    String fromClient = "'ipv4_connection':{'protocol':'icmp','src_addr':'10.1.0.2'}";

    long egress = router.apply("deny", fromClient, "'slpf':{'direction':'egress'}");
    boolean whatComesIn = Street.pings(street().client, Street.ROUTER);
    router.delete(egress);
    router.apply("deny", fromClient, "'slpf':{'direction':'ingress'}");

    assertThat(whatComesIn).as("egress says nothing of what comes in").isTrue();
    assertThat(Street.pings(street().client, Street.ROUTER)).isFalse();
  }

  // What is forwarded comes in and goes out; with an outside it does so there.
  @ParameterizedTest
  @CsvSource({
    "ingress, lan0, false",
    "ingress, wan0, true",
    "egress, wan0, false",
    "egress, lan0, true",
    "both, wan0, false"
  })
  void aForwardedPacketHasTheDirectionInWhichItPassesTheOutside(
      String direction, String outside, boolean passes) throws Exception {
    router(List.of(outside))
        .apply(
            "deny",
            "'ipv4_connection':{'protocol':'udp','dst_addr':'10.2.0.2','dst_port':8080}",
            "'slpf':{'direction':'" + direction + "'}");

    assertThat(street().delivers(Street.SERVER, Street.PORT)).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({"ingress", "egress", "both"})
  void withoutAnOutsideEveryForwardedPacketHasEveryDirection(String direction) throws Exception {
    router()
        .apply(
            "deny",
            "'ipv4_net':'" + Street.SERVER + "'",
            "'slpf':{'direction':'" + direction + "'}");

    assertThat(street().pings(Street.SERVER)).isFalse();
  }

  // oc2slpf §3.2.11.
  @Test
  void aRuleEndsAtItsStopTime() throws Exception {
    router().apply("deny", "'ipv4_net':'10.2.0.2'", "'duration':60000");
    boolean before = street().pings(Street.SERVER);

    time.advance(Duration.ofSeconds(60));

    assertThat(before).isFalse();
    await("the rule has ended", () -> street().pings(Street.SERVER));
  }

  // oc2slpf §2.1.3.2: what is persistent survives a reboot, what is not does not.
  @Test
  void onlyPersistentRulesSurviveAReboot() throws Exception {
    NftDevice router = router();
    long persistent = router.deny("'ipv4_net':'" + Street.SERVER + "'");
    router.apply("deny", "'ipv4_net':'" + Street.OTHER + "'", "'slpf':{'persistent':false}");

    router.reboot();

    assertThat(street().pings(Street.SERVER)).isFalse();
    assertThat(street().pings(Street.OTHER)).isTrue();
    router.delete(persistent);
    assertThat(street().pings(Street.SERVER)).isTrue();
  }

  @Test
  void everyRuleSurvivesARestartOfTheProgramWithItsNumber() throws Exception {
    NftDevice router = router();
    long persistent = router.deny("'ipv4_net':'" + Street.SERVER + "'");
    long other =
        router.apply("deny", "'ipv4_net':'" + Street.OTHER + "'", "'slpf':{'persistent':false}");

    router.restartProgram();
    boolean afterwards = street().pings(Street.SERVER) || street().pings(Street.OTHER);
    router.delete(persistent);
    router.delete(other);

    assertThat(afterwards).isFalse();
    assertThat(street().pings(Street.SERVER)).isTrue();
    assertThat(street().pings(Street.OTHER)).isTrue();
    assertThat(router.deny("'ipv4_net':'192.0.2.1'")).as("a new number").isGreaterThan(other);
  }

  @Test
  void whatSomebodyElseHasClearedIsPutBack() throws Exception {
    NftDevice router = router();
    router.deny("'ipv4_net':'" + Street.SERVER + "'");

    street().router.exec("nft", "flush", "ruleset");
    boolean cleared = street().pings(Street.SERVER);
    router.deny("'ipv4_net':'" + Street.OTHER + "'");

    assertThat(cleared).isTrue();
    assertThat(street().pings(Street.SERVER)).isFalse();
    assertThat(street().pings(Street.OTHER)).isFalse();
  }
}
