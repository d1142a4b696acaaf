// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.producer.Ending;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import dev.openc2.producer.ResponderState;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Feature;
import dev.openc2.value.StatusCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks once more, without the rate limit, the devices that refuse {@code query features} as a whole
 * because of it. The language forbids that (oc2ls v1.0 §4.1), but there are such devices.
 */
final class FeatureRetry {

  private static final String NOTE = "asked again without rate_limit";

  private FeatureRetry() {}

  /**
   * The Command without the rate limit; null if it does not ask for the rate limit, or for nothing
   * else.
   *
   * <p>It has no command id: under the same one a device would take it for the first.
   */
  static @Nullable Command withoutRateLimit(Command command) {
    if (command.action() != Action.QUERY || !(command.target() instanceof FeaturesTarget asked)) {
      return null;
    }
    Set<Feature> rest = new LinkedHashSet<>(asked.features());
    if (!rest.remove(Feature.RATE_LIMIT) || rest.isEmpty()) {
      return null;
    }
    return new Command(
        command.action(), new FeaturesTarget(rest), command.args(), command.actuator(), null);
  }

  /** The devices that answered that they cannot do it, as far as they can be addressed. */
  static List<DeviceId> refusers(Outcome outcome) {
    List<DeviceId> devices = new ArrayList<>();
    for (Responder responder : outcome.responders()) {
      Response response = responder.response();
      if (responder.state() == ResponderState.ANSWERED
          && response != null
          && response.status() == StatusCode.NOT_IMPLEMENTED.code()) {
        addTo(devices, responder.device());
      }
    }
    return devices;
  }

  private static void addTo(List<DeviceId> devices, String name) {
    if (name.equals(Responder.UNNAMED)) {
      return;
    }
    try {
      devices.add(DeviceId.of(name));
    } catch (IllegalArgumentException e) {
      // Whoever gives no name that fits into a topic cannot be asked alone: its answer stands.
      return;
    }
  }

  /** The answer to the second question with a note that says so; null if it is no better. */
  static @Nullable Responder better(Responder again) {
    Response response = again.response();
    boolean isBetter =
        again.state() == ResponderState.ANSWERED && response != null && response.isSuccess();
    return isBetter
        ? new Responder(again.device(), again.state(), response, again.after(), NOTE)
        : null;
  }

  /** The first outcome with the better answers of the second. */
  static Outcome merged(Outcome first, Outcome second) {
    Map<String, Responder> better = new HashMap<>();
    for (Responder again : second.responders()) {
      Responder told = better(again);
      if (told != null) {
        better.put(told.device(), told);
      }
    }
    List<Responder> responders =
        first.responders().stream().map(each -> better.getOrDefault(each.device(), each)).toList();
    boolean isBroken = second.ending() == Ending.CANCELLED || second.ending() == Ending.CLOSED;
    Ending ending = isBroken ? second.ending() : first.ending();
    return new Outcome(first.requestId(), first.command(), ending, responders);
  }
}
