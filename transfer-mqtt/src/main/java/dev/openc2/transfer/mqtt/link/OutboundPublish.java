// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to publish; never retained (transf-mqtt v1.0 §3.2). Immutable, except that the payload
 * array is not copied.
 */
public final class OutboundPublish {

  private final String topic;
  private final byte[] payload;
  private final int qos;
  private final @Nullable Boolean utf8;
  private final @Nullable String contentType;
  private final List<UserProperty> userProperties;
  private final @Nullable Duration expiry;
  private final @Nullable Duration deadline;

  private OutboundPublish(Builder builder) {
    topic = builder.topic;
    payload = builder.payload;
    qos = builder.qos;
    utf8 = builder.utf8;
    contentType = builder.contentType;
    userProperties = List.copyOf(builder.userProperties);
    expiry = builder.expiry;
    deadline = builder.deadline;
  }

  /** A builder for a publish at QoS 1 without any property. */
  public static Builder builder(String topic, byte[] payload) {
    return new Builder(topic, payload);
  }

  /** The topic name, without wildcards. */
  public String topic() {
    return topic;
  }

  /** The payload: the very array, not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** 1 or 2. A broker that supports less gets what it supports, but never 0. */
  public int qos() {
    return qos;
  }

  /** Payload Format Indicator: true for 1 (UTF-8), false for 0 (bytes), null for none. */
  public @Nullable Boolean utf8() {
    return utf8;
  }

  /** The Content Type, or null. */
  public @Nullable String contentType() {
    return contentType;
  }

  /** The user properties in the order in which they are sent. */
  public List<UserProperty> userProperties() {
    return userProperties;
  }

  /** How long the message is worth delivering, or null for ever; what is left of it is sent. */
  public @Nullable Duration expiry() {
    return expiry;
  }

  /** How long the publisher waits for the confirmation, or null for as long as it takes. */
  public @Nullable Duration deadline() {
    return deadline;
  }

  /** Everything but the payload, of which only the length is told. */
  @Override
  public String toString() {
    return "OutboundPublish[topic=%s, qos=%d, payload=%d bytes]"
        .formatted(topic, qos, payload.length);
  }

  /** Collects the parts of an {@link OutboundPublish}. */
  public static final class Builder {
    private final String topic;
    private final byte[] payload;
    private final List<UserProperty> userProperties = new ArrayList<>();
    private int qos = 1;
    private @Nullable Boolean utf8;
    private @Nullable String contentType;
    private @Nullable Duration expiry;
    private @Nullable Duration deadline;

    private Builder(String topic, byte[] payload) {
      this.topic = requireNonNull(topic, "topic");
      this.payload = requireNonNull(payload, "payload");
      Topics.checkName(topic);
    }

    /** 1 (default) or 2; OpenC2 forbids 0 (transf-mqtt v1.0 §2.5). */
    public Builder qos(int value) {
      if (value != 1 && value != 2) {
        throw new IllegalArgumentException("qos: " + value + " is not 1 or 2");
      }
      qos = value;
      return this;
    }

    /** Sets the Payload Format Indicator: 1 for UTF-8 text, 0 for bytes. */
    public Builder utf8(boolean value) {
      utf8 = value;
      return this;
    }

    /** Sets the Content Type. */
    public Builder contentType(String value) {
      WireText.check("contentType", value);
      contentType = value;
      return this;
    }

    /** Adds a user property after those already there. */
    public Builder userProperty(String name, String value) {
      WireText.check("user property", name);
      WireText.check("user property " + name, value);
      userProperties.add(new UserProperty(name, value));
      return this;
    }

    /** Sets the message expiry, counted from {@link MqttLink#publish}; positive. */
    public Builder expiry(Duration value) {
      expiry = positive("expiry", value);
      return this;
    }

    /** Sets the deadline, counted from {@link MqttLink#publish}; positive. */
    public Builder deadline(Duration value) {
      deadline = positive("deadline", value);
      return this;
    }

    /** The publish. */
    public OutboundPublish build() {
      return new OutboundPublish(this);
    }

    private static Duration positive(String what, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(what + ": " + value + " is not positive");
      }
      return value;
    }
  }
}
