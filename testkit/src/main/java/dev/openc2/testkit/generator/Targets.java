// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.generator;

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
import dev.openc2.value.Feature;
import dev.openc2.value.L4Protocol;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generators of the targets of the language, and of one that no loaded profile defines. */
public final class Targets {

  private static final int TEXT = 20;

  /** One for each target, the simplest first. */
  public static final List<Generator<? extends Target>> ALL =
      List.of(
          Targets::features,
          choices -> new Ipv4NetTarget(Values.ipv4Net(choices)),
          choices -> new Ipv6NetTarget(Values.ipv6Net(choices)),
          Targets::ipv4Connection,
          Targets::ipv6Connection,
          Targets::artifact,
          choices -> new CommandTarget(Values.commandId(choices)),
          Targets::device,
          choices -> new DomainNameTarget(Values.hostname(choices)),
          choices -> new EmailAddrTarget(Values.email(choices)),
          Targets::file,
          choices -> new IdnDomainNameTarget(Values.idnHostname(choices)),
          choices -> new IdnEmailAddrTarget(Values.idnEmail(choices)),
          choices -> new IriTarget(Values.iri(choices)),
          choices -> new MacAddrTarget(Values.macAddress(choices)),
          choices -> process(choices, 3),
          Targets::properties,
          choices -> new UriTarget(Values.uri(choices)),
          Targets::unknown);

  private Targets() {}

  /** Any of them. */
  public static Target any(Choices choices) {
    return choices.oneOf(ALL).make(choices);
  }

  private static FeaturesTarget features(Choices choices) {
    return new FeaturesTarget(
        new LinkedHashSet<>(choices.list(0, 4, c -> c.oneOf(Feature.values()))));
  }

  private static ArtifactTarget artifact(Choices choices) {
    Payload payload = choices.maybe(Targets::payload);
    return new ArtifactTarget(
        payload == null ? choices.text(TEXT) : choices.maybe(Targets::text),
        payload,
        choices.maybe(Values::hashes));
  }

  private static Payload payload(Choices choices) {
    return choices.flag()
        ? new Payload.Bin(Values.octets(choices))
        : new Payload.Url(Values.uri(choices));
  }

  private static DeviceTarget device(Choices choices) {
    return new DeviceTarget(
        choices.maybe(Values::hostname), choices.maybe(Values::idnHostname), choices.text(TEXT));
  }

  private static FileTarget file(Choices choices) {
    String name = choices.maybe(Targets::text);
    return new FileTarget(
        name,
        name == null ? choices.text(TEXT) : choices.maybe(Targets::text),
        choices.maybe(Values::hashes));
  }

  private static Ipv4ConnectionTarget ipv4Connection(Choices choices) {
    return new Ipv4ConnectionTarget(
        choices.maybe(Values::ipv4Net),
        choices.maybe(Values::port),
        choices.maybe(Values::ipv4Net),
        choices.maybe(Values::port),
        choices.oneOf(L4Protocol.TCP, L4Protocol.UDP, L4Protocol.SCTP, L4Protocol.ICMP));
  }

  private static Ipv6ConnectionTarget ipv6Connection(Choices choices) {
    return new Ipv6ConnectionTarget(
        choices.maybe(Values::ipv6Net),
        choices.maybe(Values::port),
        choices.maybe(Values::ipv6Net),
        Values.port(choices),
        choices.maybe(c -> c.oneOf(L4Protocol.TCP, L4Protocol.UDP, L4Protocol.IPV6_ICMP)));
  }

  private static ProcessTarget process(Choices choices, int depth) {
    return new ProcessTarget(
        choices.whole(0, Values.MAX_SAFE_INTEGER),
        choices.maybe(Targets::text),
        choices.maybe(Targets::text),
        choices.maybe(Targets::file),
        parent(choices, depth),
        choices.maybe(Targets::text));
  }

  private static @Nullable ProcessTarget parent(Choices choices, int depth) {
    return depth == 0 ? null : choices.maybe(c -> process(c, depth - 1));
  }

  private static PropertiesTarget properties(Choices choices) {
    return new PropertiesTarget(
        List.copyOf(new LinkedHashSet<>(choices.list(1, 4, c -> "p" + c.text(TEXT)))));
  }

  private static UnknownTarget unknown(Choices choices) {
    return new UnknownTarget(
        Values.privateNsid(choices) + ":" + choices.word(1, 9, "abcXYZ019"), Trees.object(choices));
  }

  private static String text(Choices choices) {
    return choices.text(TEXT);
  }
}
