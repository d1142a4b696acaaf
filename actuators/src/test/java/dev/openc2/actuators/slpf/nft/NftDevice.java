// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuators.slpf.SlpfJson;
import dev.openc2.actuators.slpf.SlpfResults;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The actuator {@code slpf=nftables} of a device in a namespace, on a manual clock. */
final class NftDevice implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final NetNamespace namespace;
  private final Path state;
  private final @Nullable List<String> outside;
  private final @Nullable Path ruleFiles;
  private final ManualScheduler time;
  private final AtomicInteger requests = new AtomicInteger();
  private Actuator actuator;

  NftDevice(NetNamespace namespace, Path state, ManualScheduler time) {
    this(namespace, state, time, null);
  }

  NftDevice(
      NetNamespace namespace, Path state, ManualScheduler time, @Nullable List<String> outside) {
    this(namespace, state, time, outside, null);
  }

  NftDevice(
      NetNamespace namespace,
      Path state,
      ManualScheduler time,
      @Nullable List<String> outside,
      @Nullable Path ruleFiles) {
    this.ruleFiles = ruleFiles;
    this.namespace = namespace;
    this.state = state;
    this.time = time;
    this.outside = outside;
    this.actuator = start();
  }

  private Actuator start() {
    NftablesConfig.Builder config =
        NftablesConfig.builder().netns(namespace.name()).protect(List.of("192.0.2.128/25"));
    if (outside != null) {
      config.outside(outside);
    }
    if (ruleFiles != null) {
      config.ruleFiles(ruleFiles);
    }
    return new NftablesFactory()
        .create(config.build(), new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, state));
  }

  /** Stops the program and starts it again; the kernel goes on. */
  void restartProgram() {
    actuator.close();
    actuator = start();
  }

  /** Stops the machine and starts it again: the kernel begins without rules. */
  void reboot() {
    actuator.close();
    namespace.exec("nft", "delete", "table", "inet", "openc2");
    actuator = start();
  }

  /** Runs a Command to its end. */
  Response run(String action, String target, String args) throws Exception {
    Command command = SlpfJson.command(action, target, args);
    RequestId id = RequestId.of("request-" + requests.incrementAndGet());
    try {
      return actuator
          .handler(command.action(), command.target().name())
          .orElseThrow()
          .handle(command, new Invocation("soc", id, null))
          .toCompletableFuture()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof OpenC2Exception refusal) {
        return Response.of(refusal.status(), refusal.text());
      }
      throw e;
    } catch (OpenC2Exception refusal) {
      return Response.of(refusal.status(), refusal.text());
    }
  }

  /** Runs an allow or deny, which must succeed; returns the number of the rule. */
  long apply(String action, String target, String args) throws Exception {
    Response response = run(action, target, args);
    assertThat(response.status()).as("%s", response).isEqualTo(200);
    return Optional.ofNullable(response.results())
        .flatMap(results -> results.extensions().get(SlpfResults.class))
        .orElseThrow()
        .ruleNumber()
        .value();
  }

  long deny(String target) throws Exception {
    return apply("deny", target, "");
  }

  void delete(long number) throws Exception {
    Response response = run("delete", "'slpf:rule_number':" + number, "");
    assertThat(response.status()).as("%s", response).isEqualTo(200);
  }

  @Override
  public void close() {
    actuator.close();
  }
}
