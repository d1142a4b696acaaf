// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import static java.util.Objects.requireNonNull;

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
import dev.openc2.target.ProcessTarget;
import dev.openc2.target.PropertiesTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UriTarget;
import dev.openc2.tree.Tolerance;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The targets of the language (oc2ls v1.0 §3.3.1.2, §3.4.1). Each is declared when somebody first
 * asks for it: a Command has one of them.
 */
public final class CoreTargets {

  private static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  ArtifactTarget.NAME,
                  CommandTarget.NAME,
                  DeviceTarget.NAME,
                  DomainNameTarget.NAME,
                  EmailAddrTarget.NAME,
                  FeaturesTarget.NAME,
                  FileTarget.NAME,
                  IdnDomainNameTarget.NAME,
                  IdnEmailAddrTarget.NAME,
                  Ipv4NetTarget.NAME,
                  Ipv6NetTarget.NAME,
                  Ipv4ConnectionTarget.NAME,
                  Ipv6ConnectionTarget.NAME,
                  IriTarget.NAME,
                  MacAddrTarget.NAME,
                  ProcessTarget.NAME,
                  PropertiesTarget.NAME,
                  UriTarget.NAME)));

  private static final Map<String, TargetType<?>> DECLARED = new ConcurrentHashMap<>();
  private static final Map<String, TargetType<?>> BY_NAME = new ByName();

  private CoreTargets() {}

  /** All of them by their name, in the order of the names. */
  public static Map<String, TargetType<?>> byName() {
    return BY_NAME;
  }

  /** A device: the type of the target, for others that hold devices. */
  public static RecordType<DeviceTarget> device() {
    return DeviceType.TYPE;
  }

  private static @Nullable TargetType<?> named(String name) {
    TargetType<?> known = DECLARED.get(name);
    if (known != null) {
      return known;
    }
    TargetType<?> declared = declaration(name);
    if (declared == null) {
      return null;
    }
    TargetType<?> other = DECLARED.putIfAbsent(name, declared);
    return other == null ? declared : other;
  }

  private static @Nullable TargetType<?> declaration(String name) {
    return switch (name) {
      case ArtifactTarget.NAME ->
          declare(
              name,
              ArtifactTarget.class,
              ArtifactType.TYPE,
              "Octets or a reference to them.",
              "payload.url=https://example.com/sample,mime_type=text/plain");
      case CommandTarget.NAME ->
          declare(
              name,
              CommandTarget.class,
              PlainType.of(
                  "Command-ID",
                  node -> new CommandTarget(Types.COMMAND_ID.read(node)),
                  target -> target.id().value()),
              "A Command that was sent before.",
              "95ad511c-3339-4111-9c47-9156c47d37d3");
      case DeviceTarget.NAME ->
          declare(name, DeviceTarget.class, DeviceType.TYPE, "A device.", "hostname=printer7");
      case DomainNameTarget.NAME ->
          text(
              "Domain-Name",
              name,
              DomainNameTarget.class,
              DomainNameTarget::new,
              DomainNameTarget::value,
              "A domain name.",
              "example.com");
      case EmailAddrTarget.NAME ->
          text(
              "Email-Addr",
              name,
              EmailAddrTarget.class,
              EmailAddrTarget::new,
              EmailAddrTarget::value,
              "An e-mail address.",
              "someone@example.com");
      case FeaturesTarget.NAME ->
          declare(
              name,
              FeaturesTarget.class,
              new MappedType<>(
                  ListType.of(Types.FEATURE)
                      .named("Features")
                      .uniqueUnless(Tolerance.REPEATED_FEATURE),
                  features -> new FeaturesTarget(new LinkedHashSet<>(features)),
                  target -> List.copyOf(target.features())),
              "What a Consumer can do.",
              "versions profiles pairs rate_limit");
      case FileTarget.NAME ->
          declare(
              name,
              FileTarget.class,
              FileType.TYPE,
              "A file.",
              "name=x.exe,path=/tmp/x.exe,hashes.md5=0123456789ABCDEF0123456789ABCDEF");
      case IdnDomainNameTarget.NAME ->
          text(
              "IDN-Domain-Name",
              name,
              IdnDomainNameTarget.class,
              IdnDomainNameTarget::new,
              IdnDomainNameTarget::value,
              "An internationalised domain name.",
              "bücher.example");
      case IdnEmailAddrTarget.NAME ->
          text(
              "IDN-Email-Addr",
              name,
              IdnEmailAddrTarget.class,
              IdnEmailAddrTarget::new,
              IdnEmailAddrTarget::value,
              "An internationalised e-mail address.",
              "jörg@bücher.example");
      case Ipv4NetTarget.NAME ->
          declare(
              name,
              Ipv4NetTarget.class,
              new MappedType<>(NetTypes.IPV4_NET, Ipv4NetTarget::new, Ipv4NetTarget::net),
              "IPv4 addresses.",
              "203.0.113.0/24");
      case Ipv6NetTarget.NAME ->
          declare(
              name,
              Ipv6NetTarget.class,
              new MappedType<>(NetTypes.IPV6_NET, Ipv6NetTarget::new, Ipv6NetTarget::net),
              "IPv6 addresses.",
              "2001:db8::/32");
      case Ipv4ConnectionTarget.NAME ->
          declare(
              name,
              Ipv4ConnectionTarget.class,
              ConnectionTypes.ipv4(),
              "An IPv4 flow.",
              "protocol=tcp,dst_addr=198.51.100.7,dst_port=443");
      case Ipv6ConnectionTarget.NAME ->
          declare(
              name,
              Ipv6ConnectionTarget.class,
              ConnectionTypes.ipv6(),
              "An IPv6 flow.",
              "protocol=udp,src_addr=2001:db8::1,dst_port=53");
      case IriTarget.NAME ->
          text(
              "IRI",
              name,
              IriTarget.class,
              IriTarget::new,
              IriTarget::value,
              "An internationalised reference.",
              "https://bücher.example/ä");
      case MacAddrTarget.NAME ->
          declare(
              name,
              MacAddrTarget.class,
              new MappedType<>(Types.MAC_ADDR, MacAddrTarget::new, MacAddrTarget::address),
              "A hardware address.",
              "C7:59:AB:00:11:22");
      case ProcessTarget.NAME ->
          declare(
              name,
              ProcessTarget.class,
              ProcessType.TYPE,
              "A running program.",
              "pid=1234,executable.name=x.exe,parent.name=sh");
      case PropertiesTarget.NAME ->
          declare(
              name,
              PropertiesTarget.class,
              new MappedType<>(
                  ListType.of(Types.TEXT).named("Properties").notEmpty().unique(),
                  PropertiesTarget::new,
                  PropertiesTarget::names),
              "Properties of an actuator.",
              "battery temperature");
      case UriTarget.NAME ->
          text(
              "URI",
              name,
              UriTarget.class,
              UriTarget::new,
              UriTarget::value,
              "A reference.",
              "https://example.com/a");
      default -> null;
    };
  }

  private static <T extends Target> TargetType<T> declare(
      String name, Class<T> javaType, Type<T> type, String description, String example) {
    return new TargetType<>(name, javaType, type, description, example);
  }

  private static <T extends Target> TargetType<T> text(
      String typeName,
      String name,
      Class<T> javaType,
      Function<String, T> parser,
      Function<T, String> writer,
      String description,
      String example) {
    return declare(name, javaType, PlainType.text(typeName, parser, writer), description, example);
  }

  /** Declares what is looked up, and nothing else. */
  private static final class ByName extends AbstractMap<String, TargetType<?>> {

    @Override
    public @Nullable TargetType<?> get(@Nullable Object name) {
      return name instanceof String text ? named(text) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return name instanceof String && NAMES.contains(name);
    }

    @Override
    public Set<String> keySet() {
      return NAMES;
    }

    @Override
    public Set<Entry<String, TargetType<?>>> entrySet() {
      Map<String, TargetType<?>> all = new LinkedHashMap<>();
      for (String name : NAMES) {
        all.put(name, requireNonNull(named(name)));
      }
      return Collections.unmodifiableMap(all).entrySet();
    }
  }
}
