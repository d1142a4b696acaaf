// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.LanguageRules;
import dev.openc2.target.FileTarget;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.tree.Mode;
import dev.openc2.value.L4Protocol;
import dev.openc2.value.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * What the profile demands of a Command beyond its types: which arguments go with which Command
 * (slpf v1.0 Tables 2.3-1 and 2.3-2), and what makes no sense.
 *
 * <p>A Consumer answers with the code and the text of the specification. A Producer's own Command
 * is checked in strict mode: there a person reads what is wrong, so the sentence names it, and the
 * status is always 400.
 */
final class SlpfRules {

  private final Command command;
  private final Mode mode;

  private SlpfRules(Command command, Mode mode) {
    this.command = command;
    this.mode = mode;
  }

  static void check(Command command, Mode mode) {
    new SlpfRules(command, mode).check();
  }

  /** The arguments of the profile, where there are none an empty set of them. */
  static SlpfArgs args(Command command) {
    return command.args().extensions().get(SlpfArgs.class).orElse(SlpfArgs.NONE);
  }

  /** What is answered to a pair that the profile has and a device has not, or that neither has. */
  static String unsupportedText(Command command) {
    return switch (command.action()) {
      case ALLOW, DENY -> SlpfTexts.TARGET_TYPE_NOT_SUPPORTED;
      case DELETE -> SlpfTexts.RULE_TARGET_NOT_SUPPORTED;
      default -> SlpfTexts.COMMAND_NOT_SUPPORTED;
    };
  }

  private void check() {
    if (!SlpfWords.PAIRS.contains(command.action(), command.target().name())) {
      refuse(unsupportedText(command), "slpf has no " + command.pair());
    }
    switch (command.action()) {
      case ALLOW, DENY -> checkRule();
      case DELETE -> refuseOtherArgs();
      case UPDATE -> checkUpdate();
      default -> LanguageRules.checkFeatureQuery(command, mode == Mode.LENIENT);
    }
  }

  private void checkRule() {
    refuseForeignArgs();
    SlpfArgs slpf = args(command);
    if (command.action() == Action.ALLOW && slpf.dropProcess() != null) {
      refuse(SlpfTexts.OPTION_NOT_SUPPORTED, "drop_process is an argument of deny, not of allow");
    }
    if (mode == Mode.STRICT
        && slpf.insertRule() != null
        && command.args().responseRequested() != ResponseRequested.COMPLETE) {
      throw malformed("insert_rule needs response_requested=complete");
    }
    if (command.target() instanceof Ipv4ConnectionTarget connection) {
      checkProtocol(
          connection.protocol(),
          L4Protocol.IPV6_ICMP,
          connection.srcPort() != null || connection.dstPort() != null);
    } else if (command.target() instanceof Ipv6ConnectionTarget connection) {
      // The language has one name for ICMP: over IPv6 it can only mean ICMPv6.
      checkProtocol(
          connection.protocol(),
          null,
          connection.srcPort() != null || connection.dstPort() != null);
    }
  }

  private void checkProtocol(
      @Nullable L4Protocol protocol, @Nullable L4Protocol impossible, boolean hasPorts) {
    if (protocol == null) {
      return;
    }
    if (protocol == impossible) {
      refuse(SlpfTexts.RULE_NOT_UPDATED, "there is no " + protocol.wireName() + " over IPv4");
    }
    if (hasPorts && !protocol.hasPorts()) {
      refuse(SlpfTexts.RULE_NOT_UPDATED, "ports are not applicable to " + protocol.wireName());
    }
  }

  private void checkUpdate() {
    if (command.args().responseRequested() == ResponseRequested.STATUS) {
      throw malformed("update file does not go with response_requested=status");
    }
    if (command.target() instanceof FileTarget file && file.fileName() == null) {
      throw malformed("update file needs the name of the file");
    }
    refuseOtherArgs();
  }

  /** Of delete and update: a Consumer can do them later, but a Producer must not ask for it. */
  private void refuseOtherArgs() {
    refuseForeignArgs();
    Args args = command.args();
    boolean hasOther =
        args.stopTime() != null || args.duration() != null || !args.extensions().isEmpty();
    if (hasOther || (mode == Mode.STRICT && args.startTime() != null)) {
      refuse(
          SlpfTexts.OPTION_NOT_SUPPORTED,
          command.pair() + " takes no argument but response_requested");
    }
  }

  /** Nothing may be enforced while a part of what was asked for is passed over. */
  private void refuseForeignArgs() {
    command
        .args()
        .extensions()
        .byNsid()
        .forEach(
            (nsid, extension) -> {
              if (!(extension instanceof SlpfArgs)) {
                refuse(SlpfTexts.OPTION_NOT_SUPPORTED, "slpf knows no arguments of " + nsid);
              }
            });
  }

  private void refuse(String textOfTheProfile, String sentence) {
    if (mode == Mode.STRICT) {
      throw malformed(sentence);
    }
    throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, textOfTheProfile);
  }

  private static OpenC2Exception malformed(String sentence) {
    return new OpenC2Exception(StatusCode.BAD_REQUEST, sentence);
  }
}
