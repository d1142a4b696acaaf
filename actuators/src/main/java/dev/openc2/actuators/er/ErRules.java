// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import static dev.openc2.value.StatusCode.BAD_REQUEST;
import static dev.openc2.value.StatusCode.NOT_IMPLEMENTED;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Command;
import dev.openc2.profile.LanguageRules;
import dev.openc2.target.FileTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.Target;
import dev.openc2.tree.Mode;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the profile demands of a Command beyond its types: which arguments go with which Command (er
 * v1.0 Tables 2.3-1 and 2.3-2), which ones it must have, and what its target must be like (§2.3.1
 * to §2.3.12).
 *
 * <p>A Consumer answers with the code and the text of the draft. A Producer's own Command is
 * checked in strict mode: there a person reads what is wrong, so the sentence names it, and the
 * status is always 400.
 */
final class ErRules {

  private static final String SCAN_DEVICE = "scan device";
  private static final String CONTAIN_DEVICE = "contain device";
  private static final String ALLOW_DEVICE = "allow device";
  private static final String SET_ACCOUNT = "set er:account";

  /** Commands that say what to do and, without {@code downstream_device}, not where. */
  private static final Set<String> NEED_DOWNSTREAM_DEVICE =
      Set.of(
          "contain file",
          "start file",
          "stop process",
          "stop er:service",
          "set ipv4_net",
          "set ipv6_net",
          "set er:registry_entry",
          SET_ACCOUNT,
          "create er:registry_entry",
          "delete file",
          "delete er:registry_entry",
          "delete er:service");

  /** Commands to which the draft gives a text of their own where they are not implemented. */
  private static final Set<String> NAMED_BY_TARGET =
      Set.of(
          "deny domain_name",
          "deny ipv4_net",
          "deny ipv6_net",
          "allow domain_name",
          "allow ipv4_net",
          "allow ipv6_net");

  private static final Set<String> NEED_A_KEY =
      Set.of("create er:registry_entry", "delete er:registry_entry");

  /** The types of winnt.h, to which er v1.0 §2.3.9.3 refers. */
  private static final Set<String> REGISTRY_TYPES =
      Set.of(
          "REG_NONE",
          "REG_SZ",
          "REG_EXPAND_SZ",
          "REG_BINARY",
          "REG_DWORD",
          "REG_DWORD_LITTLE_ENDIAN",
          "REG_DWORD_BIG_ENDIAN",
          "REG_LINK",
          "REG_MULTI_SZ",
          "REG_RESOURCE_LIST",
          "REG_FULL_RESOURCE_DESCRIPTOR",
          "REG_RESOURCE_REQUIREMENTS_LIST",
          "REG_QWORD",
          "REG_QWORD_LITTLE_ENDIAN");

  private final Command command;
  private final Mode mode;
  private final String pair;
  private final ErArgs args;

  private ErRules(Command command, Mode mode) {
    this.command = command;
    this.mode = mode;
    this.pair = command.pair();
    this.args = command.args().extensions().get(ErArgs.class).orElse(ErArgs.NONE);
  }

  static void check(Command command, Mode mode) {
    new ErRules(command, mode).check();
  }

  /** What is answered to a pair that the profile has and a device has not, or that neither has. */
  static String notOfferedText(Command command) {
    return NAMED_BY_TARGET.contains(command.pair())
        ? ErTexts.TARGET_TYPE_NOT_SUPPORTED
        : ErTexts.COMMAND_NOT_SUPPORTED;
  }

  private void check() {
    if (!ErPairs.ALL.contains(command.action(), command.target().name())) {
      refuse(NOT_IMPLEMENTED, notOfferedText(command), "er has no " + pair);
    }
    if (command.isFeatureQuery()) {
      // er v1.0 §2.3.2.1: as the language has it (oc2ls v1.0 §4.1).
      LanguageRules.checkFeatureQuery(command, mode == Mode.LENIENT);
      return;
    }
    refuseForeignArgs();
    checkArgsBelongHere();
    checkArgsAreThere();
    checkTarget(command.target());
  }

  /** Nothing may be done while a part of what was asked for is passed over. */
  private void refuseForeignArgs() {
    for (var extension : command.args().extensions().byNsid().values()) {
      if (!(extension instanceof ErArgs)) {
        refuse(
            NOT_IMPLEMENTED,
            ErTexts.ARGUMENT_NOT_SUPPORTED,
            "er knows no arguments of " + extension.nsid());
      }
    }
  }

  /** The matrix of arguments (er v1.0 Table 2.3-2). */
  private void checkArgsBelongHere() {
    goesWith("scan_depth", args.scanDepth(), SCAN_DEVICE);
    goesWith("periodic_scan", args.periodicScan(), SCAN_DEVICE);
    goesWith("account_status", args.accountStatus(), SET_ACCOUNT);
    goesWith("permitted_addresses", args.permittedAddresses(), CONTAIN_DEVICE);
    // A sample of the draft lifts a containment by naming it, which the matrix does not have.
    if (mode == Mode.STRICT || !pair.equals(ALLOW_DEVICE)) {
      goesWith("device_containment", args.deviceContainment(), CONTAIN_DEVICE);
    }
    if (args.permittedAddresses() != null
        && args.deviceContainment() != null
        && args.deviceContainment() != DeviceContainment.NETWORK_ISOLATION) {
      refuse(
          NOT_IMPLEMENTED,
          ErTexts.ARGUMENT_NOT_SUPPORTED,
          "permitted_addresses goes with device_containment=network_isolation only");
    }
  }

  private void goesWith(String name, @Nullable Object argument, String onlyPair) {
    if (argument != null && !pair.equals(onlyPair)) {
      refuse(
          NOT_IMPLEMENTED,
          ErTexts.ARGUMENT_NOT_SUPPORTED,
          name + " is an argument of " + onlyPair + ", not of " + pair);
    }
  }

  private void checkArgsAreThere() {
    if (pair.equals(CONTAIN_DEVICE)) {
      isThere("device_containment", args.deviceContainment(), ErTexts.NO_CONTAINMENT);
    }
    if (pair.equals(SET_ACCOUNT)) {
      isThere("account_status", args.accountStatus(), ErTexts.NO_ACCOUNT_STATUS);
    }
    if (NEED_DOWNSTREAM_DEVICE.contains(pair)) {
      isThere("downstream_device", args.downstreamDevice(), ErTexts.NO_DOWNSTREAM_DEVICE);
    }
  }

  private void isThere(String name, @Nullable Object argument, String text) {
    if (argument == null) {
      refuse(BAD_REQUEST, text, pair + " needs the argument " + name);
    }
  }

  private void checkTarget(Target target) {
    if (target instanceof FileTarget file && pair.equals("allow file")) {
      checkOnePart(file);
    } else if (target instanceof Ipv4NetTarget net && pair.equals("set ipv4_net")) {
      isSingle(net.net().isSingleAddress(), ErTexts.NO_SINGLE_IPV4_ADDRESS);
    } else if (target instanceof Ipv6NetTarget net && pair.equals("set ipv6_net")) {
      isSingle(net.net().isSingleAddress(), ErTexts.NO_SINGLE_IPV6_ADDRESS);
    } else if (target instanceof RegistryEntry entry) {
      checkEntry(entry);
    }
  }

  // er v1.0 §2.3.5.3: which part is there decides what is allowed.
  private void checkOnePart(FileTarget file) {
    long parts =
        Stream.of(file.fileName(), file.path(), file.hashes()).filter(Objects::nonNull).count();
    if (parts != 1) {
      refuse(
          BAD_REQUEST,
          ErTexts.SEVERAL_PARTS_OF_A_FILE,
          "allow file takes one of name, path and hashes");
    }
  }

  private void isSingle(boolean isSingle, String text) {
    if (!isSingle) {
      refuse(BAD_REQUEST, text, pair + " takes one address, not a range");
    }
  }

  private void checkEntry(RegistryEntry entry) {
    if (!REGISTRY_TYPES.contains(entry.type())) {
      throw new OpenC2Exception(
          BAD_REQUEST,
          "target/er:registry_entry/type: "
              + Printable.quote(entry.type())
              + " is no type of winnt.h, such as REG_SZ");
    }
    if (mode == Mode.STRICT && NEED_A_KEY.contains(pair) && entry.key() == null) {
      throw new OpenC2Exception(BAD_REQUEST, pair + " needs the key of the entry");
    }
  }

  private void refuse(StatusCode status, String textOfTheDraft, String sentence) {
    throw mode == Mode.STRICT
        ? new OpenC2Exception(BAD_REQUEST, sentence)
        : new OpenC2Exception(status, textOfTheDraft);
  }
}
