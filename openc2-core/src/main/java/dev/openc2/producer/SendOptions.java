// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.encoding.Encoding;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to send one Command.
 *
 * @param to the devices that it is for, each once; empty for all, or all of its profile
 * @param encoding how to spell it; null for the Producer's
 * @param timeout how long to wait for answers, 1 ms to 365 days; null for the Producer's
 * @param expect how many devices are expected to answer, at least 1: that many final answers end
 *     the exchange; null if not known
 * @param queueFor how long the transport may keep it for devices that are offline, 1 ms to 365
 *     days; null for as long as answers are waited for
 * @param requestId the request id; null for a new one
 */
public record SendOptions(
    List<DeviceId> to,
    @Nullable Encoding encoding,
    @Nullable Duration timeout,
    @Nullable Integer expect,
    @Nullable Duration queueFor,
    @Nullable RequestId requestId) {

  /** To all, everything as the Producer is set up. */
  public static final SendOptions DEFAULT =
      new SendOptions(List.of(), null, null, null, null, null);

  private static final Duration MIN_WAIT = Duration.ofMillis(1);
  private static final Duration MAX_WAIT = Duration.ofDays(365);

  /** Copies the list, without repetitions, and checks the ranges. */
  public SendOptions {
    to = to.stream().distinct().toList();
    if (timeout != null) {
      checkWait("timeout", timeout);
    }
    if (queueFor != null) {
      checkWait("queueFor", queueFor);
    }
    if (expect != null && expect < 1) {
      throw new IllegalArgumentException("expect: " + expect + " is not at least 1");
    }
  }

  static Duration checkWait(String name, Duration value) {
    if (value.compareTo(MIN_WAIT) < 0 || value.compareTo(MAX_WAIT) > 0) {
      throw new IllegalArgumentException(
          name + ": " + value.toSeconds() + " s is not between 1 ms and 365 days");
    }
    return value;
  }

  /** To these devices, everything else as the Producer is set up. */
  public static SendOptions to(DeviceId... devices) {
    return builder().to(List.of(devices)).build();
  }

  /** A builder that begins with {@link #DEFAULT}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Puts options together; not thread-safe. */
  public static final class Builder {

    private List<DeviceId> to = List.of();
    private @Nullable Encoding encoding;
    private @Nullable Duration timeout;
    private @Nullable Integer expect;
    private @Nullable Duration queueFor;
    private @Nullable RequestId requestId;

    private Builder() {}

    /** Sets the devices that the Command is for. */
    public Builder to(List<DeviceId> value) {
      to = value;
      return this;
    }

    /** Sets how to spell it. */
    public Builder encoding(@Nullable Encoding value) {
      encoding = value;
      return this;
    }

    /** Sets how long to wait for answers. */
    public Builder timeout(@Nullable Duration value) {
      timeout = value;
      return this;
    }

    /** Sets how many devices are expected to answer. */
    public Builder expect(@Nullable Integer value) {
      expect = value;
      return this;
    }

    /** Sets how long the transport may keep it for devices that are offline. */
    public Builder queueFor(@Nullable Duration value) {
      queueFor = value;
      return this;
    }

    /** Sets the request id. */
    public Builder requestId(@Nullable RequestId value) {
      requestId = value;
      return this;
    }

    /** The options; throws {@link IllegalArgumentException} if one is out of range. */
    public SendOptions build() {
      return new SendOptions(to, encoding, timeout, expect, queueFor, requestId);
    }
  }
}
