// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;

import dev.openc2.cli.input.UsageException;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.producer.SendOptions;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** To whom a Command goes, how, and how long answers are waited for. */
final class DeliveryOptions {

  private final Arguments arguments = new Arguments();

  private final Argument<List<DeviceId>> to =
      arguments.list(
          option("--to", "DEVICE", "the devices it is for; default: all, or all of the profile")
              .splitRegex(","),
          DeviceId.class);

  private final Argument<@Nullable Nsid> profile =
      arguments.optional(
          option("--profile", "NSID", "the actuator profile that is to run it"), Nsid.class);

  private final Argument<@Nullable String> encoding =
      arguments.optional(
          option("--encoding", "json|cbor", "how the message is spelt; default: json"),
          String.class);

  private final Argument<@Nullable Duration> timeout =
      arguments.optional(
          option("--timeout", "TIME", "how long to wait for answers; default: 10s"),
          Duration.class);

  private final Argument<@Nullable Integer> expect =
      arguments.optional(
          option("--expect", "N", "wait for that many devices and no longer"), Integer.class);

  private final Argument<@Nullable Duration> queueFor =
      arguments.optional(
          option(
              "--queue-for",
              "TIME",
              "keep it that long for devices that are offline; default: the timeout"),
          Duration.class);

  /** These options, for a command that has them. */
  Arguments arguments() {
    return arguments;
  }

  @Nullable Nsid profile() {
    return profile.value();
  }

  @Nullable Duration timeout() {
    return timeout.value();
  }

  /**
   * The options as the Producer takes them, so far without a request id.
   *
   * @param otherwise the devices it is for if {@code --to} does not name any
   */
  SendOptions.Builder toSendOptions(List<DeviceId> otherwise) {
    boolean isNamed = !to.value().isEmpty();
    List<DeviceId> devices = isNamed ? to.value() : otherwise;
    if (expect.value() != null && !devices.isEmpty()) {
      throw new UsageException(
          "--expect is for commands to many; "
              + (isNamed ? "--to" : "the message")
              + " names the devices");
    }
    String name = encoding.value();
    return SendOptions.builder()
        .to(devices)
        .encoding(name == null ? null : encodingOf(name))
        .timeout(timeout.value())
        .expect(expect.value())
        .queueFor(queueFor.value());
  }

  boolean hasEncoding() {
    return encoding.value() != null;
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
