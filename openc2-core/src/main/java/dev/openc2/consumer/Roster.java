// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.message.RawExtension;
import dev.openc2.profile.Profile;
import dev.openc2.target.UnknownTarget;
import dev.openc2.tree.Mode;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actuators in their order, and which of them a Command is for (oc2ls v1.0 §3.3.1.3). Immutable
 * but for the lanes.
 */
final class Roster {

  private static final Logger LOGGER = LoggerFactory.getLogger(Roster.class);
  private static final Duration STOP = Duration.ofSeconds(1);

  /** A handler and the lane to call it in. */
  record Part(Lane lane, Handler handler) {}

  private final List<Lane> lanes;
  private final MessageCodec codec;

  Roster(List<Lane> lanes, MessageCodec codec) {
    this.lanes = List.copyOf(lanes);
    this.codec = codec;
  }

  List<Nsid> profiles() {
    return lanes.stream().map(lane -> lane.actuator().nsid()).distinct().toList();
  }

  Pairs pairs() {
    Pairs pairs = Pairs.NONE;
    for (Lane lane : lanes) {
      pairs = pairs.and(lane.actuator().pairs());
    }
    return pairs;
  }

  /** False if it names a profile that is not here, or actuators that are not. */
  boolean isFor(Command command) {
    try {
      return command.actuator() == null || !meantBy(command.actuator()).isEmpty();
    } catch (RuntimeException e) {
      // An actuator that fails here fails in select too, and there it is answered.
      return true;
    }
  }

  /**
   * Who is to run a Command: at least one, in order. Throws {@link OpenC2Exception} with the status
   * to answer: nothing of the Command is to be run then.
   */
  List<Part> select(Command command) {
    List<Lane> meant = command.actuator() == null ? lanes : here(command.actuator());
    List<Part> parts = new ArrayList<>();
    for (Lane lane : meant) {
      Optional<Handler> handler =
          lane.actuator().handler(command.action(), command.target().name());
      handler.ifPresent(found -> parts.add(new Part(lane, found)));
    }
    if (parts.isEmpty() || command.target() instanceof UnknownTarget) {
      throw notSupported(notOfferedText(command, meant));
    }
    check(command, parts);
    return parts;
  }

  /** What the one profile says that was asked; where there are several, none speaks for all. */
  private String notOfferedText(Command command, List<Lane> meant) {
    List<Nsid> asked = meant.stream().map(lane -> lane.actuator().nsid()).distinct().toList();
    Optional<Profile> profile =
        asked.size() == 1 ? codec.profiles().get(asked.get(0)) : Optional.empty();
    return profile
        .map(found -> found.notOfferedText(command))
        .orElse(command.pair() + " is not supported");
  }

  private List<Lane> here(ActuatorSpecifier actuator) {
    if (lanesOf(actuator.nsid()).isEmpty()) {
      throw notSupported("the profile " + actuator.nsid() + " is not supported");
    }
    List<Lane> meant = meantBy(actuator);
    if (meant.isEmpty()) {
      throw new OpenC2Exception(
          StatusCode.NOT_FOUND, "no actuator of " + actuator.nsid() + " matches the specifiers");
    }
    return meant;
  }

  /** Throws what is to be answered if none of the actuators that are meant is here. */
  void checkIsHere(@Nullable ActuatorSpecifier actuator) {
    if (actuator != null) {
      here(actuator);
    }
  }

  private List<Lane> lanesOf(Nsid nsid) {
    return lanes.stream().filter(lane -> lane.actuator().nsid().equals(nsid)).toList();
  }

  private List<Lane> meantBy(ActuatorSpecifier actuator) {
    Extension specifiers = actuator.specifiers();
    return lanesOf(actuator.nsid()).stream()
        .filter(lane -> specifiers == null || lane.actuator().isMeantBy(specifiers))
        .toList();
  }

  /** Arguments must be of a profile that runs the Command, and each such profile must agree. */
  private void check(Command command, List<Part> parts) {
    Set<Nsid> running = new LinkedHashSet<>();
    parts.forEach(part -> running.add(part.lane().actuator().nsid()));
    for (Extension extension : command.args().extensions().byNsid().values()) {
      if (extension instanceof RawExtension || !running.contains(extension.nsid())) {
        throw notSupported("Option not supported: " + extension.nsid());
      }
    }
    for (Nsid nsid : running) {
      Optional<Profile> profile = codec.profiles().get(nsid);
      profile.ifPresent(found -> found.check(command, Mode.LENIENT));
    }
  }

  private static OpenC2Exception notSupported(String text) {
    return new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, text);
  }

  /**
   * Stops all lanes and waits up to a second for their handlers: an actuator is not closed while
   * its handler runs, unless the handler does not heed an interrupt.
   */
  void stop() {
    lanes.forEach(Lane::stop);
    long deadline = System.nanoTime() + STOP.toNanos();
    for (Lane lane : lanes) {
      if (!lane.awaitStop(deadline - System.nanoTime())) {
        LOGGER
            .atWarn()
            .addKeyValue("nsid", lane.actuator().nsid())
            .log("a handler goes on after the end");
      }
    }
  }

  /** The actuators in their order. */
  List<Actuator> actuators() {
    return lanes.stream().map(Lane::actuator).toList();
  }
}
