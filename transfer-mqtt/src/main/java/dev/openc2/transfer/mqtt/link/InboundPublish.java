// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that arrived, exactly as it stood in the PUBLISH packet. Thread-safe; the payload array
 * is not copied.
 */
public final class InboundPublish {

  private final String topic;
  private final byte[] payload;
  private final int qos;
  private final boolean retained;
  private final boolean duplicate;
  private final @Nullable Integer payloadFormat;
  private final @Nullable String contentType;
  private final @Nullable String responseTopic;
  private final List<UserProperty> userProperties;
  private final @Nullable Duration expiry;
  private final Runnable acknowledgement;

  private InboundPublish(Builder builder) {
    topic = builder.topic;
    payload = builder.payload;
    qos = builder.qos;
    retained = builder.retained;
    duplicate = builder.duplicate;
    payloadFormat = builder.payloadFormat;
    contentType = builder.contentType;
    responseTopic = builder.responseTopic;
    userProperties = List.copyOf(builder.userProperties);
    expiry = builder.expiry;
    acknowledgement = builder.acknowledgement;
  }

  /** A builder for a publish at QoS 0 without any property, whose acknowledgement does nothing. */
  public static Builder builder(String topic, byte[] payload) {
    return new Builder(topic, payload);
  }

  /** The topic name. */
  public String topic() {
    return topic;
  }

  /** The payload: the very array, not to be changed. */
  public byte[] payload() {
    return payload;
  }

  /** 0, 1 or 2. */
  public int qos() {
    return qos;
  }

  /** The retain flag. */
  public boolean retained() {
    return retained;
  }

  /** The DUP flag: the broker sent it before and does not know whether it arrived. */
  public boolean duplicate() {
    return duplicate;
  }

  /** The Payload Format Indicator, 0 or 1 (or what a broker let through), or null for none. */
  public @Nullable Integer payloadFormat() {
    return payloadFormat;
  }

  /** The Content Type, or null for none. */
  public @Nullable String contentType() {
    return contentType;
  }

  /** The Response Topic, which OpenC2 never uses (transf-mqtt v1.0 §3.2), or null for none. */
  public @Nullable String responseTopic() {
    return responseTopic;
  }

  /** The user properties in the order of the packet. */
  public List<UserProperty> userProperties() {
    return userProperties;
  }

  /** What is left of the message expiry, or null for none. */
  public @Nullable Duration expiry() {
    return expiry;
  }

  /**
   * Tells the broker that the message is taken over. May be called from any thread, more than once,
   * and after the connection is gone: then it does nothing, and the broker sends the message again.
   */
  public void acknowledge() {
    acknowledgement.run();
  }

  /** Everything but the payload, of which only the length is told. */
  @Override
  public String toString() {
    return "InboundPublish[topic=%s, qos=%d, retained=%s, duplicate=%s, payload=%d bytes]"
        .formatted(topic, qos, retained, duplicate, payload.length);
  }

  /** Collects the parts of an {@link InboundPublish}: for links, and for tests of handlers. */
  public static final class Builder {
    private final String topic;
    private final byte[] payload;
    private final List<UserProperty> userProperties = new ArrayList<>();
    private int qos;
    private boolean retained;
    private boolean duplicate;
    private @Nullable Integer payloadFormat;
    private @Nullable String contentType;
    private @Nullable String responseTopic;
    private @Nullable Duration expiry;
    private Runnable acknowledgement = () -> {};

    private Builder(String topic, byte[] payload) {
      this.topic = requireNonNull(topic, "topic");
      this.payload = requireNonNull(payload, "payload");
    }

    /** Sets the QoS. */
    public Builder qos(int value) {
      qos = value;
      return this;
    }

    /** Sets the retain flag. */
    public Builder retained(boolean value) {
      retained = value;
      return this;
    }

    /** Sets the DUP flag. */
    public Builder duplicate(boolean value) {
      duplicate = value;
      return this;
    }

    /** Sets the Payload Format Indicator. */
    public Builder payloadFormat(int value) {
      payloadFormat = value;
      return this;
    }

    /** Sets the Content Type. */
    public Builder contentType(String value) {
      contentType = value;
      return this;
    }

    /** Sets the Response Topic. */
    public Builder responseTopic(String value) {
      responseTopic = value;
      return this;
    }

    /** Adds a user property after those already there. */
    public Builder userProperty(String name, String value) {
      userProperties.add(new UserProperty(name, value));
      return this;
    }

    /** Sets what is left of the message expiry. */
    public Builder expiry(Duration value) {
      expiry = value;
      return this;
    }

    /** Sets what {@link InboundPublish#acknowledge} does; it has to stand being run twice. */
    public Builder acknowledgement(Runnable value) {
      acknowledgement = value;
      return this;
    }

    /** The publish. */
    public InboundPublish build() {
      return new InboundPublish(this);
    }
  }
}
