// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.input.UsageException;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.producer.SendOptions;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** To whom a Command goes, how, and how long answers are waited for. */
final class DeliveryOptions {

  @Option(
      names = "--to",
      paramLabel = "DEVICE",
      split = ",",
      description = "the devices it is for; default: all, or all of the profile")
  private List<DeviceId> to = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NSID",
      description = "the actuator profile that is to run it")
  private @Nullable Nsid profile;

  @Option(
      names = "--encoding",
      paramLabel = "json|cbor",
      description = "how the message is spelt; default: json")
  private @Nullable String encoding;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long to wait for answers; default: 10s")
  private @Nullable Duration timeout;

  @Option(
      names = "--expect",
      paramLabel = "N",
      description = "wait for that many devices and no longer")
  private @Nullable Integer expect;

  @Option(
      names = "--queue-for",
      paramLabel = "TIME",
      description = "keep it that long for devices that are offline; default: the timeout")
  private @Nullable Duration queueFor;

  @Nullable Nsid profile() {
    return profile;
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * The options as the Producer takes them, so far without a request id.
   *
   * @param otherwise the devices it is for if {@code --to} does not name any
   */
  SendOptions.Builder toSendOptions(List<DeviceId> otherwise) {
    List<DeviceId> devices = to.isEmpty() ? otherwise : to;
    if (expect != null && !devices.isEmpty()) {
      throw new UsageException(
          "--expect is for commands to many; "
              + (to.isEmpty() ? "the message" : "--to")
              + " names the devices");
    }
    return SendOptions.builder()
        .to(devices)
        .encoding(encoding == null ? null : encodingOf(encoding))
        .timeout(timeout)
        .expect(expect)
        .queueFor(queueFor);
  }

  boolean hasEncoding() {
    return encoding != null;
  }

  /** The encoding of this name: looking for own ones is left for when it is needed. */
  static Encoding encodingOf(String name) {
    return Encodings.with(List.of())
        .get(name)
        .or(() -> Encodings.installed().get(name))
        .orElseThrow(
            () ->
                new UsageException(
                    Printable.quote(name) + " is not an encoding",
                    "there are " + String.join(", ", Encodings.installed().names())));
  }
}
