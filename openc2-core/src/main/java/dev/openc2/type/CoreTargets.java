// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

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
import dev.openc2.target.UriTarget;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The targets of the language (oc2ls v1.0 §3.3.1.2, §3.4.1). */
public final class CoreTargets {

  /** An artifact. */
  public static final RecordType<ArtifactTarget> ARTIFACT = artifact();

  /** A device. */
  public static final RecordType<DeviceTarget> DEVICE = device();

  /** A file. */
  public static final RecordType<FileTarget> FILE = file();

  /** A process; it may have a parent, which may have one. */
  public static final RecordType<ProcessTarget> PROCESS = process();

  private static final Map<String, TargetType<?>> BY_NAME = new LinkedHashMap<>();

  static {
    add(
        ArtifactTarget.NAME,
        ArtifactTarget.class,
        ARTIFACT,
        "Octets or a reference to them.",
        "payload.url=https://example.com/sample,mime_type=text/plain");
    add(
        CommandTarget.NAME,
        CommandTarget.class,
        PlainType.of(
            "Command-ID",
            node -> new CommandTarget(Types.COMMAND_ID.read(node)),
            target -> target.id().value()),
        "A Command that was sent before.",
        "95ad511c-3339-4111-9c47-9156c47d37d3");
    add(DeviceTarget.NAME, DeviceTarget.class, DEVICE, "A device.", "hostname=printer7");
    text(
        "Domain-Name",
        DomainNameTarget.NAME,
        DomainNameTarget.class,
        DomainNameTarget::new,
        DomainNameTarget::value,
        "A domain name.",
        "example.com");
    text(
        "Email-Addr",
        EmailAddrTarget.NAME,
        EmailAddrTarget.class,
        EmailAddrTarget::new,
        EmailAddrTarget::value,
        "An e-mail address.",
        "someone@example.com");
    add(
        FeaturesTarget.NAME,
        FeaturesTarget.class,
        new MappedType<>(
            ListType.of(Types.FEATURE).named("Features").uniqueUnless(Tolerance.REPEATED_FEATURE),
            features -> new FeaturesTarget(new LinkedHashSet<>(features)),
            target -> List.copyOf(target.features())),
        "What a Consumer can do.",
        "versions profiles pairs rate_limit");
    add(
        FileTarget.NAME,
        FileTarget.class,
        FILE,
        "A file.",
        "name=x.exe,path=/tmp/x.exe,hashes.md5=0123456789ABCDEF0123456789ABCDEF");
    text(
        "IDN-Domain-Name",
        IdnDomainNameTarget.NAME,
        IdnDomainNameTarget.class,
        IdnDomainNameTarget::new,
        IdnDomainNameTarget::value,
        "An internationalised domain name.",
        "bücher.example");
    text(
        "IDN-Email-Addr",
        IdnEmailAddrTarget.NAME,
        IdnEmailAddrTarget.class,
        IdnEmailAddrTarget::new,
        IdnEmailAddrTarget::value,
        "An internationalised e-mail address.",
        "jörg@bücher.example");
    add(
        Ipv4NetTarget.NAME,
        Ipv4NetTarget.class,
        new MappedType<>(NetTypes.IPV4_NET, Ipv4NetTarget::new, Ipv4NetTarget::net),
        "IPv4 addresses.",
        "203.0.113.0/24");
    add(
        Ipv6NetTarget.NAME,
        Ipv6NetTarget.class,
        new MappedType<>(NetTypes.IPV6_NET, Ipv6NetTarget::new, Ipv6NetTarget::net),
        "IPv6 addresses.",
        "2001:db8::/32");
    add(
        Ipv4ConnectionTarget.NAME,
        Ipv4ConnectionTarget.class,
        ipv4Connection(),
        "An IPv4 flow.",
        "protocol=tcp,dst_addr=198.51.100.7,dst_port=443");
    add(
        Ipv6ConnectionTarget.NAME,
        Ipv6ConnectionTarget.class,
        ipv6Connection(),
        "An IPv6 flow.",
        "protocol=udp,src_addr=2001:db8::1,dst_port=53");
    text(
        "IRI",
        IriTarget.NAME,
        IriTarget.class,
        IriTarget::new,
        IriTarget::value,
        "An internationalised reference.",
        "https://bücher.example/ä");
    add(
        MacAddrTarget.NAME,
        MacAddrTarget.class,
        new MappedType<>(Types.MAC_ADDR, MacAddrTarget::new, MacAddrTarget::address),
        "A hardware address.",
        "C7:59:AB:00:11:22");
    add(
        ProcessTarget.NAME,
        ProcessTarget.class,
        PROCESS,
        "A running program.",
        "pid=1234,executable.name=x.exe,parent.name=sh");
    add(
        PropertiesTarget.NAME,
        PropertiesTarget.class,
        new MappedType<>(
            ListType.of(Types.TEXT).named("Properties").notEmpty().unique(),
            PropertiesTarget::new,
            PropertiesTarget::names),
        "Properties of an actuator.",
        "battery temperature");
    text(
        "URI",
        UriTarget.NAME,
        UriTarget.class,
        UriTarget::new,
        UriTarget::value,
        "A reference.",
        "https://example.com/a");
  }

  private CoreTargets() {}

  /** All of them by their name, in the order of the names. */
  public static Map<String, TargetType<?>> byName() {
    return Collections.unmodifiableMap(BY_NAME);
  }

  private static <T extends Target> void add(
      String name, Class<T> javaType, Type<T> type, String description, String example) {
    BY_NAME.put(name, new TargetType<>(name, javaType, type, description, example));
  }

  private static <T extends Target> void text(
      String typeName,
      String name,
      Class<T> javaType,
      Function<String, T> parser,
      Function<T, String> writer,
      String description,
      String example) {
    add(name, javaType, PlainType.text(typeName, parser, writer), description, example);
  }

  private static RecordType<ArtifactTarget> artifact() {
    var type = RecordType.builder("Artifact", ArtifactTarget.class);
    var mimeType =
        type.optional("mime_type", Types.TEXT, ArtifactTarget::mimeType, "its media type")
            .alsoNamed("media_type", Tolerance.MEDIA_TYPE);
    var payload =
        type.optional("payload", payload(), ArtifactTarget::payload, "itself or where it is");
    var hashes = type.optional("hashes", Types.HASHES, ArtifactTarget::hashes, "its checksums");
    return type.build(
        values ->
            new ArtifactTarget(values.get(mimeType), values.get(payload), values.get(hashes)));
  }

  private static RecordType<Payload> payload() {
    var type = RecordType.builder("Payload", Payload.class);
    var bin =
        type.optional(
            "bin",
            Types.BINARY,
            payload -> payload instanceof Payload.Bin content ? content.octets() : null,
            "the octets");
    var url =
        type.optional(
            "url",
            Types.URI,
            payload -> payload instanceof Payload.Url reference ? reference.uri() : null,
            "where the un-encoded content is");
    return type.build(
        values -> {
          var octets = values.get(bin);
          var uri = values.get(url);
          if (octets != null && uri == null) {
            return new Payload.Bin(octets);
          }
          if (octets == null && uri != null) {
            return new Payload.Url(uri);
          }
          throw new IllegalArgumentException(
              "a payload has exactly one of bin and url, not " + (uri == null ? "none" : "both"));
        });
  }

  private static RecordType<DeviceTarget> device() {
    var type = RecordType.builder("Device", DeviceTarget.class);
    var hostname = type.optional("hostname", Types.HOSTNAME, DeviceTarget::hostname, "its name");
    var idnHostname =
        type.optional(
            "idn_hostname",
            Types.IDN_HOSTNAME,
            DeviceTarget::idnHostname,
            "its internationalised name");
    var deviceId =
        type.optional("device_id", Types.TEXT, DeviceTarget::deviceId, "its name in an inventory");
    return type.build(
        values ->
            new DeviceTarget(values.get(hostname), values.get(idnHostname), values.get(deviceId)));
  }

  private static RecordType<FileTarget> file() {
    var type = RecordType.builder("File", FileTarget.class);
    var name = type.optional("name", Types.TEXT, FileTarget::fileName, "its name");
    var path = type.optional("path", Types.TEXT, FileTarget::path, "its absolute path");
    var hashes = type.optional("hashes", Types.HASHES, FileTarget::hashes, "its checksums");
    return type.build(
        values -> new FileTarget(values.get(name), values.get(path), values.get(hashes)));
  }

  private static RecordType<ProcessTarget> process() {
    var type = RecordType.builder("Process", ProcessTarget.class);
    var pid = type.optional("pid", Types.NATURAL, ProcessTarget::pid, "its number");
    var name = type.optional("name", Types.TEXT, ProcessTarget::processName, "its name");
    var cwd = type.optional("cwd", Types.TEXT, ProcessTarget::cwd, "its working directory");
    var executable =
        type.optional("executable", FILE, ProcessTarget::executable, "the file it runs");
    PlainType<ProcessTarget> parentType =
        PlainType.spelt(
            "Process",
            CoreTargets::readParent,
            (process, spelling, sink) -> PROCESS.write(process, spelling, sink));
    var parent = type.optional("parent", parentType, ProcessTarget::parent, "who began it");
    var commandLine =
        type.optional("command_line", Types.TEXT, ProcessTarget::commandLine, "as it was begun");
    return type.build(
        values ->
            new ProcessTarget(
                values.get(pid),
                values.get(name),
                values.get(cwd),
                values.get(executable),
                values.get(parent),
                values.get(commandLine)));
  }

  /** Later drafts name the parent by its process id alone. */
  private static ProcessTarget readParent(Node node) {
    if (node.value() instanceof Long && node.tolerates(Tolerance.PARENT_AS_PID)) {
      return new ProcessTarget(Types.NATURAL.read(node), null, null, null, null, null);
    }
    return PROCESS.read(node);
  }

  private static RecordType<Ipv4ConnectionTarget> ipv4Connection() {
    var type = RecordType.builder("IPv4-Connection", Ipv4ConnectionTarget.class);
    var srcAddr =
        type.optional("src_addr", NetTypes.IPV4_NET, Ipv4ConnectionTarget::srcAddr, "from there");
    var srcPort =
        type.optional("src_port", Types.PORT, Ipv4ConnectionTarget::srcPort, "from that port");
    var dstAddr =
        type.optional("dst_addr", NetTypes.IPV4_NET, Ipv4ConnectionTarget::dstAddr, "to there");
    var dstPort =
        type.optional("dst_port", Types.PORT, Ipv4ConnectionTarget::dstPort, "to that port");
    var protocol =
        type.optional(
            "protocol", Types.L4_PROTOCOL, Ipv4ConnectionTarget::protocol, "above the network");
    return type.build(
        values ->
            new Ipv4ConnectionTarget(
                values.get(srcAddr),
                values.get(srcPort),
                values.get(dstAddr),
                values.get(dstPort),
                values.get(protocol)));
  }

  private static RecordType<Ipv6ConnectionTarget> ipv6Connection() {
    var type = RecordType.builder("IPv6-Connection", Ipv6ConnectionTarget.class);
    var srcAddr =
        type.optional("src_addr", NetTypes.IPV6_NET, Ipv6ConnectionTarget::srcAddr, "from there");
    var srcPort =
        type.optional("src_port", Types.PORT, Ipv6ConnectionTarget::srcPort, "from that port");
    var dstAddr =
        type.optional("dst_addr", NetTypes.IPV6_NET, Ipv6ConnectionTarget::dstAddr, "to there");
    var dstPort =
        type.optional("dst_port", Types.PORT, Ipv6ConnectionTarget::dstPort, "to that port");
    var protocol =
        type.optional(
            "protocol", Types.L4_PROTOCOL, Ipv6ConnectionTarget::protocol, "above the network");
    return type.build(
        values ->
            new Ipv6ConnectionTarget(
                values.get(srcAddr),
                values.get(srcPort),
                values.get(dstAddr),
                values.get(dstPort),
                values.get(protocol)));
  }
}
