// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.profile.Codec;
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
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeMapBuilder;
import dev.openc2.value.CommandId;
import dev.openc2.value.Feature;
import dev.openc2.value.Hashes;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.L4Protocol;
import dev.openc2.value.MacAddress;
import dev.openc2.value.Names;
import dev.openc2.value.Octets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The spelling of the targets of the language (oc2ls v1.0 §3.4.1): one table, by name. */
final class CoreTargets {

  static final Map<String, Codec<? extends Target>> BY_NAME = new LinkedHashMap<>();

  private static final long MAX_PORT = 65_535;
  private static final long MAX_PROTOCOL = 255;

  static {
    add(
        ArtifactTarget.NAME,
        ArtifactTarget.class,
        CoreTargets::readArtifact,
        CoreTargets::writeArtifact);
    add(
        CommandTarget.NAME,
        CommandTarget.class,
        node -> new CommandTarget(node.text(CommandId::of)),
        target -> target.id().value());
    add(DeviceTarget.NAME, DeviceTarget.class, CoreTargets::readDevice, CoreTargets::writeDevice);
    text(
        DomainNameTarget.NAME,
        DomainNameTarget.class,
        DomainNameTarget::new,
        DomainNameTarget::value);
    text(EmailAddrTarget.NAME, EmailAddrTarget.class, EmailAddrTarget::new, EmailAddrTarget::value);
    add(
        FeaturesTarget.NAME,
        FeaturesTarget.class,
        CoreTargets::readFeatures,
        CoreTargets::writeFeatures);
    add(FileTarget.NAME, FileTarget.class, CoreTargets::readFile, CoreTargets::writeFile);
    text(
        IdnDomainNameTarget.NAME,
        IdnDomainNameTarget.class,
        IdnDomainNameTarget::new,
        IdnDomainNameTarget::value);
    text(
        IdnEmailAddrTarget.NAME,
        IdnEmailAddrTarget.class,
        IdnEmailAddrTarget::new,
        IdnEmailAddrTarget::value);
    add(
        Ipv4NetTarget.NAME,
        Ipv4NetTarget.class,
        node -> new Ipv4NetTarget(readIpv4Net(node)),
        target -> target.net().toString());
    add(
        Ipv6NetTarget.NAME,
        Ipv6NetTarget.class,
        node -> new Ipv6NetTarget(readIpv6Net(node)),
        target -> target.net().toString());
    add(
        Ipv4ConnectionTarget.NAME,
        Ipv4ConnectionTarget.class,
        CoreTargets::readIpv4Connection,
        CoreTargets::writeIpv4Connection);
    add(
        Ipv6ConnectionTarget.NAME,
        Ipv6ConnectionTarget.class,
        CoreTargets::readIpv6Connection,
        CoreTargets::writeIpv6Connection);
    add(
        MacAddrTarget.NAME,
        MacAddrTarget.class,
        node -> new MacAddrTarget(readMacAddress(node)),
        target -> target.address().text());
    add(
        ProcessTarget.NAME,
        ProcessTarget.class,
        CoreTargets::readProcess,
        CoreTargets::writeProcess);
    text(UriTarget.NAME, UriTarget.class, UriTarget::new, UriTarget::value);
    text(IriTarget.NAME, IriTarget.class, IriTarget::new, IriTarget::value);
    add(
        PropertiesTarget.NAME,
        PropertiesTarget.class,
        node -> node.checked(node.list(Node::text), PropertiesTarget::new),
        PropertiesTarget::names);
  }

  private CoreTargets() {}

  private static <T extends Target> void add(
      String name, Class<T> type, Function<Node, T> reader, Function<T, Object> writer) {
    BY_NAME.put(name, new Codec<>(type, reader, writer));
  }

  private static <T extends Target> void text(
      String name, Class<T> type, Function<String, T> parser, Function<T, Object> writer) {
    add(name, type, node -> node.text(parser), writer);
  }

  private static ArtifactTarget readArtifact(Node node) {
    Fields fields = node.object();
    Field<String> mimeType = fields.optional("mime_type", Node::text);
    Field<String> mediaType = fields.optional("media_type", Node::text);
    Field<Payload> payload = fields.optional("payload", CoreTargets::readPayload);
    Field<Hashes> hashes = fields.optional("hashes", CoreTargets::readHashes);
    String type = mimeType.orNull();
    String otherType = mediaType.orNull();
    if (type != null && otherType != null && !type.equals(otherType)) {
      fields.malformed("mime_type and media_type differ");
    }
    return fields.complete(
        () ->
            new ArtifactTarget(type == null ? otherType : type, payload.orNull(), hashes.orNull()));
  }

  private static Object writeArtifact(ArtifactTarget target) {
    return new TreeMapBuilder()
        .putIfPresent("mime_type", target.mimeType(), Function.identity())
        .putIfPresent("payload", target.payload(), CoreTargets::writePayload)
        .putIfPresent("hashes", target.hashes(), CoreTargets::writeHashes)
        .build();
  }

  private static Payload readPayload(Node node) {
    Fields fields = node.object();
    Field<Octets> bin = fields.optional("bin", Node::binary);
    Field<Payload> url = fields.optional("url", child -> child.text(Payload.Url::new));
    if (fields.has("bin") == fields.has("url")) {
      fields.malformed("a payload has exactly one of bin and url");
    }
    return fields.complete(
        () -> {
          Octets octets = bin.orNull();
          return octets == null ? url.get() : new Payload.Bin(octets);
        });
  }

  private static Object writePayload(Payload payload) {
    if (payload instanceof Payload.Bin bin) {
      return Map.of("bin", bin.octets().toBase64Url());
    }
    return Map.of("url", ((Payload.Url) payload).uri());
  }

  private static Hashes readHashes(Node node) {
    Fields fields = node.object();
    Field<Octets> md5 = fields.optional("md5", Node::hex);
    Field<Octets> sha1 = fields.optional("sha1", Node::hex);
    Field<Octets> sha256 = fields.optional("sha256", Node::hex);
    return fields.complete(() -> new Hashes(md5.orNull(), sha1.orNull(), sha256.orNull()));
  }

  private static Object writeHashes(Hashes hashes) {
    return new TreeMapBuilder()
        .putIfPresent("md5", hashes.md5(), Octets::toHex)
        .putIfPresent("sha1", hashes.sha1(), Octets::toHex)
        .putIfPresent("sha256", hashes.sha256(), Octets::toHex)
        .build();
  }

  private static DeviceTarget readDevice(Node node) {
    Fields fields = node.object();
    Field<String> hostname = fields.optional("hostname", child -> child.text(Names::checkHostname));
    Field<String> idnHostname =
        fields.optional("idn_hostname", child -> child.text(Names::checkIdnHostname));
    Field<String> deviceId = fields.optional("device_id", Node::text);
    return fields.complete(
        () -> new DeviceTarget(hostname.orNull(), idnHostname.orNull(), deviceId.orNull()));
  }

  private static Object writeDevice(DeviceTarget target) {
    return new TreeMapBuilder()
        .putIfPresent("hostname", target.hostname(), Function.identity())
        .putIfPresent("idn_hostname", target.idnHostname(), Function.identity())
        .putIfPresent("device_id", target.deviceId(), Function.identity())
        .build();
  }

  private static FeaturesTarget readFeatures(Node node) {
    List<Feature> asked = node.list(CoreTargets::readFeature);
    Set<Feature> features = new LinkedHashSet<>(asked);
    // oc2ls v1.0 §3.4.1.5: a Consumer ignores duplicates, a Producer must not send them.
    if (features.size() != asked.size() && !node.tolerates(Tolerance.REPEATED_FEATURE)) {
      throw node.malformed("a feature is there twice");
    }
    return new FeaturesTarget(features);
  }

  private static Feature readFeature(Node node) {
    return Feature.of(node.text())
        .orElseThrow(() -> node.malformed(node.describe() + " is not a feature"));
  }

  private static Object writeFeatures(FeaturesTarget target) {
    return target.features().stream().map(Feature::wireName).toList();
  }

  private static FileTarget readFile(Node node) {
    Fields fields = node.object();
    Field<String> name = fields.optional("name", Node::text);
    Field<String> path = fields.optional("path", Node::text);
    Field<Hashes> hashes = fields.optional("hashes", CoreTargets::readHashes);
    return fields.complete(() -> new FileTarget(name.orNull(), path.orNull(), hashes.orNull()));
  }

  private static Object writeFile(FileTarget target) {
    return new TreeMapBuilder()
        .putIfPresent("name", target.fileName(), Function.identity())
        .putIfPresent("path", target.path(), Function.identity())
        .putIfPresent("hashes", target.hashes(), CoreTargets::writeHashes)
        .build();
  }

  private static Ipv4Net readIpv4Net(Node node) {
    if (node.isList()) {
      return readBinaryNet(node, Ipv4Net.MAX_PREFIX, Ipv4Net::of);
    }
    if (node.value() instanceof Octets address) {
      return node.checked(address, octets -> Ipv4Net.of(octets, Ipv4Net.MAX_PREFIX));
    }
    return node.text(Ipv4Net::parse);
  }

  private static Ipv6Net readIpv6Net(Node node) {
    if (node.isList()) {
      return readBinaryNet(node, Ipv6Net.MAX_PREFIX, Ipv6Net::of);
    }
    if (node.value() instanceof Octets address) {
      return node.checked(address, octets -> Ipv6Net.of(octets, Ipv6Net.MAX_PREFIX));
    }
    return node.text(Ipv6Net::parse);
  }

  private interface NetFactory<T> {
    T of(Octets address, int prefix);
  }

  /**
   * The form of CBOR: the address in binary, and the prefix as a field of its own (oc2ls v1.0
   * §3.4.1.9).
   */
  private static <T> T readBinaryNet(Node node, int maxPrefix, NetFactory<T> factory) {
    List<Node> parts = node.list();
    if (parts.isEmpty() || parts.size() > 2 || !(parts.get(0).value() instanceof Octets address)) {
      throw node.malformed("a net is text, or a byte string and a prefix length");
    }
    int prefix = parts.size() == 2 ? (int) parts.get(1).integer(0, maxPrefix) : maxPrefix;
    return node.checked(address, octets -> factory.of(octets, prefix));
  }

  private static Integer readPort(Node node) {
    return (int) node.integer(0, MAX_PORT);
  }

  private static L4Protocol readProtocol(Node node) {
    if (node.tolerates(Tolerance.OTHER_PROTOCOL) && !node.isText()) {
      throw node.unsupported("the protocol " + node.integer(0, MAX_PROTOCOL) + " is not supported");
    }
    return L4Protocol.of(node.text()).orElseThrow(() -> unknownProtocol(node));
  }

  private static RuntimeException unknownProtocol(Node node) {
    String problem = node.describe() + " is not one of icmp, tcp, udp, sctp, ipv6_icmp";
    return node.tolerates(Tolerance.OTHER_PROTOCOL)
        ? node.unsupported(problem)
        : node.malformed(problem);
  }

  private static Ipv4ConnectionTarget readIpv4Connection(Node node) {
    Fields fields = node.object();
    Field<Ipv4Net> srcAddr = fields.optional("src_addr", CoreTargets::readIpv4Net);
    Field<Integer> srcPort = fields.optional("src_port", CoreTargets::readPort);
    Field<Ipv4Net> dstAddr = fields.optional("dst_addr", CoreTargets::readIpv4Net);
    Field<Integer> dstPort = fields.optional("dst_port", CoreTargets::readPort);
    Field<L4Protocol> protocol = fields.optional("protocol", CoreTargets::readProtocol);
    return fields.complete(
        () ->
            new Ipv4ConnectionTarget(
                srcAddr.orNull(),
                srcPort.orNull(),
                dstAddr.orNull(),
                dstPort.orNull(),
                protocol.orNull()));
  }

  private static Ipv6ConnectionTarget readIpv6Connection(Node node) {
    Fields fields = node.object();
    Field<Ipv6Net> srcAddr = fields.optional("src_addr", CoreTargets::readIpv6Net);
    Field<Integer> srcPort = fields.optional("src_port", CoreTargets::readPort);
    Field<Ipv6Net> dstAddr = fields.optional("dst_addr", CoreTargets::readIpv6Net);
    Field<Integer> dstPort = fields.optional("dst_port", CoreTargets::readPort);
    Field<L4Protocol> protocol = fields.optional("protocol", CoreTargets::readProtocol);
    return fields.complete(
        () ->
            new Ipv6ConnectionTarget(
                srcAddr.orNull(),
                srcPort.orNull(),
                dstAddr.orNull(),
                dstPort.orNull(),
                protocol.orNull()));
  }

  private static Object writeIpv4Connection(Ipv4ConnectionTarget t) {
    return writeConnection(t.srcAddr(), t.srcPort(), t.dstAddr(), t.dstPort(), t.protocol());
  }

  private static Object writeIpv6Connection(Ipv6ConnectionTarget t) {
    return writeConnection(t.srcAddr(), t.srcPort(), t.dstAddr(), t.dstPort(), t.protocol());
  }

  private static Object writeConnection(
      @Nullable Object srcAddr,
      @Nullable Integer srcPort,
      @Nullable Object dstAddr,
      @Nullable Integer dstPort,
      @Nullable L4Protocol protocol) {
    return new TreeMapBuilder()
        .putIfPresent("src_addr", srcAddr, Object::toString)
        .putIfPresent("src_port", srcPort, Integer::longValue)
        .putIfPresent("dst_addr", dstAddr, Object::toString)
        .putIfPresent("dst_port", dstPort, Integer::longValue)
        .putIfPresent("protocol", protocol, L4Protocol::wireName)
        .build();
  }

  private static MacAddress readMacAddress(Node node) {
    if (node.value() instanceof Octets octets) {
      return node.checked(octets, MacAddress::of);
    }
    return node.text(MacAddress::parse);
  }

  private static ProcessTarget readProcess(Node node) {
    Fields fields = node.object();
    Field<Long> pid = fields.optional("pid", child -> child.integer(0, Node.MAX_SAFE_INTEGER));
    Field<String> name = fields.optional("name", Node::text);
    Field<String> cwd = fields.optional("cwd", Node::text);
    Field<FileTarget> executable = fields.optional("executable", CoreTargets::readFile);
    Field<ProcessTarget> parent = fields.optional("parent", CoreTargets::readProcess);
    Field<String> commandLine = fields.optional("command_line", Node::text);
    return fields.complete(
        () ->
            new ProcessTarget(
                pid.orNull(),
                name.orNull(),
                cwd.orNull(),
                executable.orNull(),
                parent.orNull(),
                commandLine.orNull()));
  }

  private static Object writeProcess(ProcessTarget target) {
    return new TreeMapBuilder()
        .putIfPresent("pid", target.pid(), Function.identity())
        .putIfPresent("name", target.processName(), Function.identity())
        .putIfPresent("cwd", target.cwd(), Function.identity())
        .putIfPresent("executable", target.executable(), CoreTargets::writeFile)
        .putIfPresent("parent", target.parent(), CoreTargets::writeProcess)
        .putIfPresent("command_line", target.commandLine(), Function.identity())
        .build();
  }
}
