// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Cancellation;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A packet filter with its actuator on a manual clock; its means can be made to fail. */
final class SlpfDevice implements AutoCloseable {

  static final SlpfSpecifiers SELF =
      new SlpfSpecifiers("fw1.example", "edge", "7", List.of("rack 1", "slot 2"));

  final ManualScheduler time = new ManualScheduler();
  final MemoryPacketFilter memory = new MemoryPacketFilter();
  final SlpfActuator actuator;

  private final FilterFeatures features;
  private boolean isBroken;
  private int closed;

  SlpfDevice() {
    this(FilterFeatures.ALL, 100);
  }

  SlpfDevice(FilterFeatures features, int maxRules, FilterRule... before) {
    this(features, SlpfSettings.of(SELF, maxRules), before);
  }

  SlpfDevice(SlpfSettings settings) {
    this(FilterFeatures.ALL, settings);
  }

  private SlpfDevice(FilterFeatures features, SlpfSettings settings, FilterRule... before) {
    this.features = features;
    for (FilterRule rule : before) {
      memory.apply(rule);
    }
    actuator =
        new SlpfActuator(
            new Means(),
            RuleStore.none(),
            settings,
            new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, null),
            Runnable::run);
  }

  /** From now on every change fails, or none any more. */
  void setBroken(boolean broken) {
    isBroken = broken;
  }

  int timesClosed() {
    return closed;
  }

  /** Milliseconds since 1970, that long after now. */
  long in(Duration delay) {
    return time.clock().instant().plus(delay).toEpochMilli();
  }

  /** Begins a Command as the engine would; a refusal fails the stage. */
  CompletableFuture<Response> begin(String action, String target, String args) {
    return begin(action, target, args, Cancellation.NEVER);
  }

  private CompletableFuture<Response> begin(
      String action, String target, String args, Cancellation cancellation) {
    Command command = SlpfJson.command(action, target, args);
    try {
      return actuator
          .handler(command.action(), command.target().name())
          .orElseThrow()
          .handle(command, new Invocation("producer", null, null, cancellation))
          .toCompletableFuture();
    } catch (OpenC2Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Begins a Command; the answer, or an interim 102 while there is none. */
  Response run(String action, String target, String args) {
    return outcome(begin(action, target, args));
  }

  /** Begins a Command that can be called off; the answer, or an interim 102. */
  Response run(String action, String target, String args, Cancellation cancellation) {
    return outcome(begin(action, target, args, cancellation));
  }

  /** The answer to a Command, refusals included; an interim 102 while there is none. */
  static Response outcome(CompletableFuture<Response> stage) {
    if (!stage.isDone()) {
      return Response.of(StatusCode.PROCESSING);
    }
    try {
      return stage.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof OpenC2Exception refusal) {
        return Response.of(refusal.status(), refusal.text());
      }
      throw e;
    }
  }

  /** The numbers of the rules in force. */
  List<Long> numbers() {
    return memory.rules().stream().map(rule -> rule.number().value()).toList();
  }

  /** The number in a Response, or null. */
  static @Nullable Long number(Response response) {
    if (response.results() == null) {
      return null;
    }
    return response
        .results()
        .extensions()
        .get(SlpfResults.class)
        .map(results -> results.ruleNumber().value())
        .orElse(null);
  }

  @Override
  public void close() {
    actuator.close();
  }

  /** The memory, with other features and with failures. */
  private final class Means implements PacketFilter {

    @Override
    public FilterFeatures features() {
      return features;
    }

    @Override
    public boolean isBlank() {
      return memory.isBlank();
    }

    @Override
    public Drift restore(Collection<FilterRule> rules) {
      return memory.restore(rules);
    }

    @Override
    public void change(RuleChange change) {
      checkWorks();
      memory.change(change);
    }

    @Override
    public Map<RuleNumber, Traffic> traffic() {
      return memory.traffic();
    }

    @Override
    public String preview(RuleChange change) {
      return memory.preview(change);
    }

    private void checkWorks() {
      if (isBroken) {
        throw new PacketFilterException("the means are broken");
      }
    }

    @Override
    public List<FilterRule> rules() {
      return memory.rules();
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
