// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.target.ArtifactTarget;
import dev.openc2.target.CommandTarget;
import dev.openc2.target.DeviceTarget;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.target.EmailAddrTarget;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.FileTarget;
import dev.openc2.target.IdnDomainNameTarget;
import dev.openc2.target.IdnEmailAddrTarget;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.IriTarget;
import dev.openc2.target.MacAddrTarget;
import dev.openc2.target.Payload;
import dev.openc2.target.ProcessTarget;
import dev.openc2.target.ProfileTarget;
import dev.openc2.target.PropertiesTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UnknownTarget;
import dev.openc2.target.UriTarget;
import dev.openc2.value.CommandId;
import dev.openc2.value.Feature;
import dev.openc2.value.Hashes;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.L4Protocol;
import dev.openc2.value.MacAddress;
import dev.openc2.value.Nsid;
import dev.openc2.value.Octets;
import dev.openc2.value.RequestId;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two values are equal exactly if all of their parts are: the ledger, the tests of round trips and
 * whoever puts values into a set rely on it.
 */
final class EqualityTest {

  private static final Nsid NSID = Nsid.of("x-a");
  private static final Ipv4Net NET_4 = Ipv4Net.parse("192.0.2.0/24");
  private static final Ipv4Net OTHER_NET_4 = Ipv4Net.parse("192.0.2.0/25");
  private static final Ipv6Net NET_6 = Ipv6Net.parse("2001:db8::/32");
  private static final Ipv6Net OTHER_NET_6 = Ipv6Net.parse("2001:db8::/33");
  private static final FileTarget FILE = new FileTarget("a", "/b", hashes(1));
  private static final FileTarget OTHER_FILE = new FileTarget("b", "/a", hashes(2));
  private static final ProcessTarget PROCESS = new ProcessTarget(1L, "a", "/b", FILE, null, "c");
  private static final Instant START = Instant.ofEpochMilli(1000);
  private static final Instant STOP = Instant.ofEpochMilli(5000);
  private static final Extensions EXTENSIONS = extensions(1);
  private static final Command COMMAND =
      new Command(
          Action.DENY,
          new DomainNameTarget("a.example"),
          Args.NONE,
          ActuatorSpecifier.of(NSID),
          CommandId.of("a"));

  private static Hashes hashes(int first) {
    return new Hashes(octets(16, first), octets(20, first), octets(32, first));
  }

  private static Octets octets(int length, int first) {
    byte[] bytes = new byte[length];
    bytes[0] = (byte) first;
    return Octets.of(bytes);
  }

  private static Extensions extensions(long value) {
    return Extensions.of(new RawExtension(NSID, Map.of("a", value)));
  }

  /** Two of a kind that differ in every part; a part may be left out if it goes with no other. */
  private static Arguments pair(Record one, Record other) {
    return argumentSet(one.getClass().getSimpleName() + " " + one, one, other);
  }

  static Stream<Arguments> targets() {
    return Stream.of(
        pair(
            new ArtifactTarget("a/b", new Payload.Url("a:b"), hashes(1)),
            new ArtifactTarget("b/a", new Payload.Bin(octets(1, 1)), hashes(2))),
        pair(new CommandTarget(CommandId.of("a")), new CommandTarget(CommandId.of("b"))),
        pair(new DeviceTarget("a", "b", "c"), new DeviceTarget("b", "c", "a")),
        pair(new DomainNameTarget("a.example"), new DomainNameTarget("A.example")),
        pair(new EmailAddrTarget("a@a.example"), new EmailAddrTarget("b@a.example")),
        pair(
            new FeaturesTarget(Set.of(Feature.PAIRS)),
            new FeaturesTarget(Set.of(Feature.PAIRS, Feature.VERSIONS))),
        pair(FILE, OTHER_FILE),
        pair(new IdnDomainNameTarget("a.example"), new IdnDomainNameTarget("b.example")),
        pair(new IdnEmailAddrTarget("a@a.example"), new IdnEmailAddrTarget("b@a.example")),
        pair(new Ipv4NetTarget(NET_4), new Ipv4NetTarget(OTHER_NET_4)),
        pair(new Ipv6NetTarget(NET_6), new Ipv6NetTarget(OTHER_NET_6)),
        pair(
            new Ipv4ConnectionTarget(NET_4, 1, OTHER_NET_4, 2, L4Protocol.TCP),
            new Ipv4ConnectionTarget(OTHER_NET_4, 2, NET_4, 1, L4Protocol.UDP)),
        pair(
            new Ipv6ConnectionTarget(NET_6, 1, OTHER_NET_6, 2, L4Protocol.TCP),
            new Ipv6ConnectionTarget(OTHER_NET_6, 2, NET_6, 1, L4Protocol.UDP)),
        pair(new IriTarget("a:b"), new IriTarget("a:c")),
        pair(
            new MacAddrTarget(MacAddress.parse("00:00:00:00:00:01")),
            new MacAddrTarget(MacAddress.parse("00:00:00:00:00:02"))),
        pair(
            new ProcessTarget(2L, "b", "/a", OTHER_FILE, PROCESS, "d"),
            new ProcessTarget(
                1L, "a", "/b", FILE, new ProcessTarget(1L, null, null, null, null, null), "c")),
        pair(new PropertiesTarget(List.of("a", "b")), new PropertiesTarget(List.of("b", "a"))),
        pair(new UriTarget("a:b"), new UriTarget("a:c")),
        pair(new UnknownTarget("x-a:b", Map.of("a", 1L)), new UnknownTarget("x-a:c", 1L)));
  }

  static Stream<Arguments> parts() {
    return Stream.of(
        pair(hashes(1), hashes(2)),
        pair(NET_4, Ipv4Net.parse("192.0.2.1/25")),
        pair(NET_6, Ipv6Net.parse("2001:db9::1/33")),
        pair(new Payload.Bin(octets(1, 1)), new Payload.Bin(octets(2, 1))),
        pair(new Payload.Url("a:b"), new Payload.Url("a:c")),
        pair(
            new Args(START, STOP, null, ResponseRequested.ACK, "a", EXTENSIONS),
            new Args(
                START.plusMillis(1),
                STOP.plusMillis(1),
                null,
                ResponseRequested.NONE,
                "b",
                Extensions.NONE)),
        pair(
            new Args(null, null, Duration.ofMillis(1), null, null, EXTENSIONS),
            new Args(null, null, Duration.ofMillis(2), null, null, extensions(2))),
        pair(
            new ActuatorSpecifier(NSID, new RawExtension(NSID, Map.of("a", 1L))),
            new ActuatorSpecifier(NSID, new RawExtension(NSID, Map.of("a", 2L)))),
        pair(EXTENSIONS, extensions(2)),
        pair(
            COMMAND,
            new Command(
                Action.ALLOW,
                new DomainNameTarget("b.example"),
                Args.builder().comment("a").build(),
                ActuatorSpecifier.of(Nsid.of("x-b")),
                CommandId.of("b"))),
        pair(
            new Headers(RequestId.of("a"), START, "a", List.of("b"), Map.of("x", 1L)),
            new Headers(RequestId.of("b"), STOP, "b", List.of("a"), Map.of("x", "1"))),
        pair(
            new Response(200, "a", Results.nonconformant("a")),
            new Response(201, "b", Results.nonconformant("b"))),
        pair(
            new Message(Headers.NONE, COMMAND, "a"),
            new Message(
                Headers.of(RequestId.of("a"), null, null, List.of()),
                new Response(200, null, null),
                "b")));
  }

  @ParameterizedTest
  @MethodSource({"targets", "parts"})
  void twoAreEqualExactlyIfAllTheirPartsAre(Record one, Record other) throws Exception {
    Record same = with(one, -1, other);

    assertThat(same).isNotSameAs(one).isEqualTo(one).hasSameHashCodeAs(one);
    for (int i = 0; i < one.getClass().getRecordComponents().length; i++) {
      Object mine = part(one, i);
      Object others = part(other, i);
      if (mine != null ? !mine.equals(others) : others != null) {
        assertThat(with(one, i, other)).as("with another part %d", i).isNotEqualTo(one);
      }
    }
    assertThat(one).isNotEqualTo(other).isNotEqualTo(null).isNotEqualTo("text");
  }

  @Test
  void everyTargetOfTheLanguageIsLookedAt() {
    assertThat(targets().<Class<?>>map(pair -> pair.get()[0].getClass()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Target.class.getPermittedSubclasses())
                .filter(type -> type != ProfileTarget.class)
                .toList());
  }

  /** A copy that has one part of the other one; none if the index is negative. */
  private static Record with(Record one, int index, Record other) throws Exception {
    RecordComponent[] components = one.getClass().getRecordComponents();
    @Nullable Object[] parts = new @Nullable Object[components.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(i == index ? other : one, i);
    }
    Constructor<? extends Record> constructor =
        one.getClass()
            .getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    return constructor.newInstance(parts);
  }

  private static @Nullable Object part(Record one, int index) throws Exception {
    return one.getClass().getRecordComponents()[index].getAccessor().invoke(one);
  }
}
