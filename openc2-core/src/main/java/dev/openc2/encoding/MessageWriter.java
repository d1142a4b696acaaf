// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

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
import dev.openc2.profile.Codec;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.target.ProfileTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UnknownTarget;
import dev.openc2.tree.TreeMapBuilder;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import dev.openc2.value.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as plain trees, exactly as oc2ls v1.0 spells them: no null, no empty optional, no
 * draft's form.
 */
final class MessageWriter {

  private final Profiles profiles;

  MessageWriter(Profiles profiles) {
    this.profiles = profiles;
  }

  Map<String, @Nullable Object> message(Message message) {
    Map<String, @Nullable Object> headers = headers(message.headers());
    return new TreeMapBuilder()
        .putIfPresent("headers", headers.isEmpty() ? null : headers, Function.identity())
        .put("body", Map.of("openc2", content(message.content())))
        .putIfPresent("signature", message.signature(), Function.identity())
        .build();
  }

  private static Map<String, @Nullable Object> headers(Headers headers) {
    Map<String, @Nullable Object> tree =
        new TreeMapBuilder()
            .putIfPresent("request_id", headers.requestId(), RequestId::value)
            .putIfPresent("created", headers.created(), Instant::toEpochMilli)
            .putIfPresent("from", headers.from(), Function.identity())
            .putIfPresent("to", headers.to().isEmpty() ? null : headers.to(), Function.identity())
            .build();
    tree.putAll(headers.other());
    return tree;
  }

  private Map<String, Object> content(Content content) {
    if (content instanceof Command command) {
      return Map.of("request", command(command));
    }
    if (content instanceof Response response) {
      return Map.of("response", response(response));
    }
    return Map.of(
        "notification", extensions(((Notification) content).extensions(), Profile::results));
  }

  Map<String, @Nullable Object> command(Command command) {
    // Collections and not Map.of: the value of an unknown target may be null.
    Map<String, @Nullable Object> target =
        Collections.singletonMap(command.target().name(), target(command.target()));
    return new TreeMapBuilder()
        .put("action", command.action().wireName())
        .put("target", target)
        .putIfPresent("args", command.args().isEmpty() ? null : command.args(), this::args)
        .putIfPresent("actuator", command.actuator(), this::actuator)
        .putIfPresent("command_id", command.commandId(), CommandId::value)
        .build();
  }

  private @Nullable Object target(Target target) {
    if (target instanceof UnknownTarget unknown) {
      return unknown.tree();
    }
    if (target instanceof ProfileTarget profileTarget) {
      return profiles
          .get(profileTarget.nsid())
          .map(profile -> profile.targets().get(profileTarget.localName()))
          .orElseThrow(
              () -> new IllegalArgumentException("no loaded profile defines " + target.name()))
          .write(target);
    }
    Codec<? extends Target> codec = CoreTargets.BY_NAME.get(target.name());
    if (codec == null) {
      throw new IllegalArgumentException(target.name() + " is not a target of the language");
    }
    return codec.write(target);
  }

  private Object args(Args args) {
    Map<String, @Nullable Object> tree =
        new TreeMapBuilder()
            .putIfPresent("start_time", args.startTime(), Instant::toEpochMilli)
            .putIfPresent("stop_time", args.stopTime(), Instant::toEpochMilli)
            .putIfPresent("duration", args.duration(), Duration::toMillis)
            .putIfPresent(
                "response_requested", args.responseRequested(), ResponseRequested::wireName)
            .putIfPresent("comment", args.comment(), Function.identity())
            .build();
    tree.putAll(extensions(args.extensions(), Profile::args));
    return tree;
  }

  private Object actuator(ActuatorSpecifier actuator) {
    Extension specifiers = actuator.specifiers();
    Object tree = specifiers == null ? Map.of() : extension(specifiers, Profile::specifiers);
    return Map.of(actuator.nsid().value(), tree);
  }

  Map<String, @Nullable Object> response(Response response) {
    Results results = response.results();
    return new TreeMapBuilder()
        .put("status", (long) response.status())
        .putIfPresent("status_text", response.statusText(), Function.identity())
        .putIfPresent(
            "results", results == null || results.isEmpty() ? null : results, this::results)
        .build();
  }

  private Object results(Results results) {
    Object raw = results.raw();
    if (raw != null) {
      return raw;
    }
    Map<String, @Nullable Object> tree =
        new TreeMapBuilder()
            .putIfPresent("versions", results.versions(), Function.identity())
            .putIfPresent("profiles", results.profiles(), MessageWriter::nsids)
            .putIfPresent("pairs", results.pairs(), MessageWriter::pairs)
            .putIfPresent("rate_limit", results.rateLimit(), MessageWriter::number)
            .build();
    tree.putAll(extensions(results.extensions(), Profile::results));
    return tree;
  }

  private static List<String> nsids(List<Nsid> nsids) {
    return nsids.stream().map(Nsid::value).toList();
  }

  private static Map<String, @Nullable Object> pairs(Pairs pairs) {
    TreeMapBuilder tree = new TreeMapBuilder();
    pairs
        .targetsByAction()
        .forEach((action, targets) -> tree.put(action.wireName(), List.copyOf(targets)));
    return tree.build();
  }

  /** A whole number is written without a fraction. */
  private static Object number(Double number) {
    boolean isWhole = Math.rint(number) == number && Math.abs(number) < Long.MAX_VALUE;
    return isWhole ? (Object) number.longValue() : number;
  }

  private Map<String, @Nullable Object> extensions(
      Extensions extensions, Function<Profile, Optional<Codec<? extends Extension>>> codecOf) {
    TreeMapBuilder tree = new TreeMapBuilder();
    extensions
        .byNsid()
        .forEach((nsid, extension) -> tree.put(nsid.value(), extension(extension, codecOf)));
    return tree.build();
  }

  private Object extension(
      Extension extension, Function<Profile, Optional<Codec<? extends Extension>>> codecOf) {
    if (extension instanceof RawExtension raw) {
      return raw.tree();
    }
    return profiles
        .get(extension.nsid())
        .flatMap(codecOf)
        .orElseThrow(
            () -> new IllegalArgumentException("no loaded profile defines " + extension.nsid()))
        .write(extension);
  }
}
