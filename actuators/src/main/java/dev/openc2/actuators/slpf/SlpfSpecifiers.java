// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Extension;
import dev.openc2.type.ListType;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.Names;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a Command to some packet filters, and says of a packet filter which it is (slpf v1.0
 * §2.1.4).
 *
 * @param hostname a host name (RFC 1123) or the text of one IP address
 * @param namedGroup a group that it belongs to
 * @param assetId its one name
 * @param assetTuple 1 to 10 texts that name it together
 */
public record SlpfSpecifiers(
    @Nullable String hostname,
    @Nullable String namedGroup,
    @Nullable String assetId,
    @Nullable List<String> assetTuple)
    implements Extension {

  private static final int MAX_TUPLE = 10;

  static final RecordType<SlpfSpecifiers> TYPE = type();

  /** Checks the host name and the length of the tuple, and copies it. */
  public SlpfSpecifiers {
    if (hostname != null) {
      normalHost(hostname);
    }
    if (assetTuple != null) {
      assetTuple = List.copyOf(assetTuple);
      if (assetTuple.isEmpty() || assetTuple.size() > MAX_TUPLE) {
        throw new IllegalArgumentException(
            "asset_tuple has 1 to " + MAX_TUPLE + " texts, not " + assetTuple.size());
      }
    }
  }

  /**
   * What a configuration says of a packet filter.
   *
   * @throws IllegalArgumentException with the key of the configuration that is wrong
   */
  public static SlpfSpecifiers configured(
      @Nullable String hostname,
      @Nullable String namedGroup,
      @Nullable String assetId,
      @Nullable List<String> assetTuple) {
    try {
      new SlpfSpecifiers(hostname, null, null, null);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hostname: " + e.getMessage(), e);
    }
    try {
      return new SlpfSpecifiers(hostname, namedGroup, assetId, assetTuple);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("assetTuple: " + e.getMessage(), e);
    }
  }

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  /** True if everything that is said here is also true of the other one. */
  boolean describes(SlpfSpecifiers other) {
    return (hostname == null || isSameHost(hostname, other.hostname))
        && (namedGroup == null || namedGroup.equals(other.namedGroup))
        && (assetId == null || assetId.equals(other.assetId))
        && (assetTuple == null || assetTuple.equals(other.assetTuple));
  }

  private static boolean isSameHost(String one, @Nullable String other) {
    return other != null && normalHost(one).equals(normalHost(other));
  }

  /** One spelling for each host: addresses as their RFC writes them, names in lower case. */
  private static String normalHost(String text) {
    if (text.indexOf(':') >= 0) {
      Ipv6Net address = Ipv6Net.parse(text);
      return checkSingle(address.isSingleAddress(), text, address);
    }
    if (isDotted(text)) {
      Ipv4Net address = Ipv4Net.parse(text);
      return checkSingle(address.isSingleAddress(), text, address);
    }
    return Names.checkHostname(text).toLowerCase(Locale.ROOT);
  }

  /** The last label of a host name is never all digits (RFC 1123 §2.1). */
  private static boolean isDotted(String text) {
    String last = text.substring(text.lastIndexOf('.') + 1);
    return !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String checkSingle(boolean isSingle, String text, Object address) {
    if (!isSingle) {
      throw new IllegalArgumentException(Printable.quote(text) + " is not one host");
    }
    return address.toString();
  }

  private static RecordType<SlpfSpecifiers> type() {
    var type = RecordType.builder("Specifiers", SlpfSpecifiers.class);
    var hostname =
        type.optional("hostname", Types.TEXT, SlpfSpecifiers::hostname, "a host name or address");
    var namedGroup =
        type.optional("named_group", Types.TEXT, SlpfSpecifiers::namedGroup, "a group of them");
    var assetId = type.optional("asset_id", Types.TEXT, SlpfSpecifiers::assetId, "its one name");
    var assetTuple =
        type.optional(
            "asset_tuple",
            ListType.of(Types.TEXT).sized(1, MAX_TUPLE),
            SlpfSpecifiers::assetTuple,
            "texts that name it together");
    return type.build(
        values ->
            new SlpfSpecifiers(
                values.get(hostname),
                values.get(namedGroup),
                values.get(assetId),
                values.get(assetTuple)));
  }
}
