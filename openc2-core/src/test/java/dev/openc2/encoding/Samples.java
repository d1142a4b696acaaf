// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Content;
import dev.openc2.message.Extensions;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Notification;
import dev.openc2.message.Pairs;
import dev.openc2.message.RawExtension;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.message.Results;
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
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** At least one good value of everything that can be sent. */
final class Samples {

  static final Headers HEADERS =
      Headers.of(
          RequestId.of("95ad511c-3339-4111-9c47-9156c47d37d3"),
          Instant.ofEpochMilli(1_595_268_027_000L),
          "Producer1@example.com",
          List.of());

  private static final Nsid X_OTHER = Nsid.of("x-other");
  private static final Hashes HASHES = new Hashes(octets(16), octets(20), octets(32));
  private static final FileTarget FILE = new FileTarget("a.txt", "/tmp/a.txt", HASHES);

  private Samples() {}

  private static Octets octets(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xAB);
    return Octets.of(bytes);
  }

  static Stream<Target> targets() {
    return Stream.of(
        new ArtifactTarget("text/plain", new Payload.Bin(octets(7)), HASHES),
        new ArtifactTarget(null, new Payload.Url("https://example.com/a"), null),
        new ArtifactTarget(null, new Payload.Bin(octets(0)), null),
        new CommandTarget(CommandId.of("cmd-1")),
        new DeviceTarget("fw1", "bücher.example", "id 1"),
        new DeviceTarget(null, null, ""),
        new DomainNameTarget("www.example.com"),
        new EmailAddrTarget("ada@example.com"),
        new FeaturesTarget(Set.of()),
        new FeaturesTarget(EnumSet.allOf(Feature.class)),
        FILE,
        new FileTarget(null, null, new Hashes(null, octets(20), null)),
        new IdnDomainNameTarget("bücher.example"),
        new IdnEmailAddrTarget("jörg@bücher.example"),
        new Ipv4NetTarget(Ipv4Net.parse("192.0.2.0/24")),
        new Ipv4NetTarget(Ipv4Net.parse("127.0.0.1/8")),
        new Ipv6NetTarget(Ipv6Net.parse("2001:db8::/32")),
        new Ipv6NetTarget(Ipv6Net.parse("::ffff:192.0.2.1")),
        new Ipv4ConnectionTarget(
            Ipv4Net.parse("1.2.3.4"), 0, Ipv4Net.parse("198.2.3.0/24"), 65_535, L4Protocol.TCP),
        new Ipv4ConnectionTarget(null, null, null, null, L4Protocol.ICMP),
        new Ipv6ConnectionTarget(
            Ipv6Net.parse("::1"), 1, Ipv6Net.parse("2001:db8::/64"), 2, L4Protocol.SCTP),
        new Ipv6ConnectionTarget(null, null, null, null, L4Protocol.IPV6_ICMP),
        new Ipv6ConnectionTarget(null, 53, null, null, L4Protocol.UDP),
        new IriTarget("http://bücher.example/ä"),
        new MacAddrTarget(MacAddress.parse("00:1A:2B:3C:4D:5E")),
        new MacAddrTarget(MacAddress.parse("00:1A:2B:FF:FE:3C:4D:5E")),
        new ProcessTarget(
            0L,
            "sh",
            "/",
            FILE,
            new ProcessTarget(1L, null, null, null, null, null),
            "sh -c 'true'"),
        new ProcessTarget((1L << 53) - 1, null, null, null, null, null),
        new PropertiesTarget(List.of("battery", "location")),
        new UriTarget("https://example.com/a?b#c"),
        new AcmeProfile.Door(7),
        new UnknownTarget("x-other:thing", Map.of("a", List.of(1L, 1.5, true, "x"))),
        new UnknownTarget("acme:window", 4L),
        new UnknownTarget("slpf:rule_number", null));
  }

  static Stream<Content> contents() {
    return Stream.of(
            targets().map(target -> Command.of(Action.DENY, target)),
            Arrays.stream(Action.values())
                .map(action -> Command.of(action, new FeaturesTarget(Set.of()))),
            args().map(scan()::withArgs),
            Stream.of(
                query().withCommandId(CommandId.of("𝒳".repeat(36))),
                query().withActuator(ActuatorSpecifier.of(Nsid.of("slpf"))),
                query()
                    .withActuator(
                        new ActuatorSpecifier(AcmeProfile.NSID, new AcmeProfile.Floor(-1))),
                query().withActuator(new ActuatorSpecifier(X_OTHER, raw(Map.of("a", "b"))))),
            Arrays.stream(StatusCode.values()).map(Response::of),
            results().map(Response::ok),
            Stream.of(
                Response.of(StatusCode.NOT_FOUND, "no such thing: \"ä\" 𝒳 \u0000\u001F\u007F"),
                new Notification(Extensions.of(new AcmeProfile.Floor(3), raw(Map.of())))))
        .flatMap(content -> content);
  }

  private static Command scan() {
    return Command.of(Action.SCAN, new DomainNameTarget("a.example"));
  }

  private static Command query() {
    return Command.of(Action.QUERY, new FeaturesTarget(Set.of()));
  }

  private static Stream<Args> args() {
    Instant start = Instant.ofEpochMilli(0);
    Instant stop = Instant.ofEpochMilli((1L << 53) - 1);
    return Stream.concat(
        Arrays.stream(ResponseRequested.values())
            .map(response -> Args.builder().responseRequested(response).build()),
        Stream.of(
            Args.builder().startTime(start).stopTime(stop).build(),
            Args.builder().startTime(start).duration(Duration.ofMillis(1)).build(),
            Args.builder().stopTime(stop).duration(Duration.ofMillis(1)).build(),
            Args.builder().duration(Duration.ZERO).build(),
            Args.builder()
                .extensions(Extensions.of(new AcmeProfile.Floor(1), raw(Map.of())))
                .build()));
  }

  private static Stream<Results> results() {
    return Stream.of(
        Results.of(new AcmeProfile.Floor(1), raw(Map.of("n", -1L))),
        results(List.of("1.0", "2.0"), null, null, null),
        results(null, List.of(), null, null),
        results(null, List.of(Nsid.of("slpf"), X_OTHER), null, null),
        results(
            null,
            null,
            Pairs.builder()
                .add(Action.QUERY, "features")
                .add(Action.DENY, "ipv4_net", "acme:door")
                .build(),
            null),
        results(null, null, null, 30.0),
        results(null, null, null, 0.5),
        results(null, null, null, -0.0),
        results(null, null, null, Double.MAX_VALUE));
  }

  private static Results results(
      @Nullable List<String> versions,
      @Nullable List<Nsid> profiles,
      @Nullable Pairs pairs,
      @Nullable Double rateLimit) {
    return new Results(versions, profiles, pairs, rateLimit, Extensions.NONE, null);
  }

  private static RawExtension raw(Map<String, Object> tree) {
    return new RawExtension(X_OTHER, tree);
  }

  static Stream<Message> messages() {
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("x-trace", Map.of("deep", List.of(List.of())));
    other.put("priority", Long.MIN_VALUE);
    return Stream.concat(
        contents().map(content -> Message.of(HEADERS, content)),
        Stream.of(
            new Message(HEADERS, query(), "eyJhbGciOiJFUzI1NiJ9..sig"),
            Message.of(
                new Headers(
                    RequestId.of(" odd id "),
                    Instant.EPOCH,
                    "oc2.example.com",
                    List.of("fw1", "fw2@broker"),
                    other),
                query()),
            Message.of(
                Headers.NONE,
                scan()
                    .withArgs(Args.builder().responseRequested(ResponseRequested.NONE).build()))));
  }
}
