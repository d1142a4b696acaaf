// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.generator;

import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Content;
import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Notification;
import dev.openc2.message.Pairs;
import dev.openc2.message.RawExtension;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.message.Results;
import dev.openc2.target.Target;
import dev.openc2.value.Nsid;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Generators of messages that strict reading takes too (oc2ls v1.0 §3.2, §3.3). Immutable. */
public final class Messages {

  private static final int TEXT = 20;

  private final ProfileParts profiles;

  /** Messages of the language and of these profiles. */
  public Messages(ProfileParts profiles) {
    this.profiles = profiles;
  }

  /** A message in its envelope. */
  public Message message(Choices choices) {
    Content content = content(choices);
    return new Message(headers(choices), content, choices.maybe(c -> c.text(TEXT)));
  }

  private static Headers headers(Choices choices) {
    RequestId requestId = Values.requestId(choices);
    return new Headers(
        requestId,
        choices.maybe(Values::instant),
        choices.maybe(c -> Values.producerId(c).value()),
        choices.list(0, 2, c -> Values.deviceId(c).value()),
        choices.flag() ? Map.of("x-more", Trees.object(choices)) : Map.of());
  }

  /** A Command, a Response or a Notification. */
  public Content content(Choices choices) {
    return switch (choices.below(4)) {
      case 0, 1 -> command(choices);
      case 2 -> response(choices);
      default -> new Notification(Extensions.of(raw(choices)));
    };
  }

  /** A Command; what its profile says of it is not asked. */
  public Command command(Choices choices) {
    Command command =
        new Command(
            choices.oneOf(Action.values()),
            target(choices),
            args(choices),
            choices.maybe(this::actuator),
            choices.maybe(Values::commandId));
    // That takes no argument of its own (oc2ls v1.0 §4.1).
    return command.isFeatureQuery() ? command.withArgs(Args.NONE) : command;
  }

  private Target target(Choices choices) {
    boolean isOfProfile = !profiles.targets().isEmpty() && choices.below(8) == 1;
    return isOfProfile ? choices.oneOf(profiles.targets()).make(choices) : Targets.any(choices);
  }

  private Args args(Choices choices) {
    Instant start = choices.maybe(c -> Instant.ofEpochMilli(c.whole(0, 1L << 50)));
    boolean hasStop = choices.flag();
    Instant stop = hasStop ? Instant.ofEpochMilli((1L << 51) + choices.whole(0, 1L << 50)) : null;
    long least = start == null && stop == null ? 0 : 1;
    Duration duration =
        start != null && stop != null
            ? null
            : choices.maybe(c -> Duration.ofMillis(c.whole(least, 1L << 50)));
    return new Args(
        start,
        stop,
        duration,
        choices.maybe(c -> c.oneOf(ResponseRequested.values())),
        // A comment is a word of language 2.0: exact messages of 1.0 have none.
        null,
        extensions(choices, profiles.args()));
  }

  private static Extensions extensions(
      Choices choices, List<Generator<? extends Extension>> generators) {
    List<Extension> extensions = new ArrayList<>();
    for (Generator<? extends Extension> generator : generators) {
      if (choices.flag()) {
        extensions.add(generator.make(choices));
      }
    }
    if (choices.flag()) {
      extensions.add(raw(choices));
    }
    return Extensions.of(extensions);
  }

  private static RawExtension raw(Choices choices) {
    return new RawExtension(Values.privateNsid(choices), Trees.object(choices));
  }

  private ActuatorSpecifier actuator(Choices choices) {
    return switch (choices.below(profiles.specifiers().isEmpty() ? 2 : 3)) {
      case 0 -> ActuatorSpecifier.of(Nsid.of("slpf"));
      case 1 -> specified(raw(choices));
      default -> specified(choices.oneOf(profiles.specifiers()).make(choices));
    };
  }

  private static ActuatorSpecifier specified(Extension specifiers) {
    return new ActuatorSpecifier(specifiers.nsid(), specifiers);
  }

  /** A Response with one of the nine status codes. */
  public Response response(Choices choices) {
    return new Response(
        choices.oneOf(StatusCode.values()).code(),
        choices.maybe(c -> c.text(TEXT)),
        choices.maybe(this::results));
  }

  private Results results(Choices choices) {
    List<String> versions = choices.maybe(c -> c.list(1, 3, d -> c.oneOf("1.0", "2.0", "1.1")));
    return new Results(
        versions == null ? List.of("1.0") : List.copyOf(new LinkedHashSet<>(versions)),
        choices.maybe(c -> c.list(0, 3, Values::privateNsid)),
        choices.maybe(Messages::pairs),
        choices.maybe(c -> c.below(1000) / 4.0),
        extensions(choices, profiles.results()),
        null);
  }

  private static Pairs pairs(Choices choices) {
    Pairs.Builder pairs = Pairs.builder();
    int actions = 1 + choices.below(3);
    for (int i = 0; i < actions; i++) {
      pairs.add(choices.oneOf(Action.values()), choices.oneOf("ipv4_net", "file", "x-a:b"));
    }
    return pairs.build();
  }
}
