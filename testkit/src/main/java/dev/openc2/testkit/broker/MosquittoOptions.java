// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a private mosquitto is set up; by default it lets everybody in, sends at once (TCP_NODELAY)
 * and keeps nothing on disk.
 *
 * @param users user name to password; if there are any, nobody else gets in
 * @param accessRules text of an {@code acl_file}, or null for no restriction
 * @param maxTopicAlias what CONNACK announces; null for mosquitto's default, which is 10
 * @param maxInflightMessages receive maximum that CONNACK announces; null for mosquitto's default,
 *     which is 20
 * @param persistenceFolder existing folder where sessions survive a restart, or null
 * @param tls certificates of a second listener, or null for none
 * @param tcpNoDelay whether packets leave at once; mosquitto's own default is no
 */
public record MosquittoOptions(
    Map<String, String> users,
    @Nullable String accessRules,
    @Nullable Integer maxTopicAlias,
    @Nullable Integer maxInflightMessages,
    @Nullable Path persistenceFolder,
    @Nullable Tls tls,
    boolean tcpNoDelay) {

  /** Copies the users. */
  public MosquittoOptions {
    users = Map.copyOf(users);
  }

  /** The options that {@link TestBrokers#mosquitto()} uses. */
  public static MosquittoOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Prints no passwords. */
  @Override
  public String toString() {
    return "MosquittoOptions[users=" + users.keySet() + ", tls=" + (tls != null) + "]";
  }

  /**
   * PEM files of a TLS listener.
   *
   * @param ca certificate authority of the clients
   * @param certificate the broker's certificate chain
   * @param key the broker's private key
   * @param clientCertificate whether clients must show one
   */
  public record Tls(Path ca, Path certificate, Path key, boolean clientCertificate) {

    /** Refuses null. */
    public Tls {
      Objects.requireNonNull(ca, "ca");
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(key, "key");
    }
  }

  /** Collects options; not thread-safe. */
  public static final class Builder {

    private final Map<String, String> users = new TreeMap<>();
    private @Nullable String accessRules;
    private @Nullable Integer maxTopicAlias;
    private @Nullable Integer maxInflightMessages;
    private @Nullable Path persistenceFolder;
    private @Nullable Tls tls;
    private boolean tcpNoDelay = true;

    private Builder() {}

    /** Adds an account, which locks out those without one. */
    public Builder user(String name, String password) {
      users.put(name, password);
      return this;
    }

    /** Sets the text of the {@code acl_file}. */
    public Builder accessRules(String text) {
      accessRules = text;
      return this;
    }

    /** Sets how many topic aliases a client may use; 0 for none. */
    public Builder maxTopicAlias(int value) {
      maxTopicAlias = value;
      return this;
    }

    /** Sets how many QoS 1 and 2 messages may be under way. */
    public Builder maxInflightMessages(int value) {
      maxInflightMessages = value;
      return this;
    }

    /** Keeps sessions and retained messages in this existing folder. */
    public Builder persistenceFolder(Path folder) {
      persistenceFolder = folder;
      return this;
    }

    /** Adds a listener with TLS, on a port of its own. */
    public Builder tls(Tls files) {
      tls = files;
      return this;
    }

    /** Sets whether packets leave at once. */
    public Builder tcpNoDelay(boolean value) {
      tcpNoDelay = value;
      return this;
    }

    /** The options. */
    public MosquittoOptions build() {
      return new MosquittoOptions(
          users,
          accessRules,
          maxTopicAlias,
          maxInflightMessages,
          persistenceFolder,
          tls,
          tcpNoDelay);
    }
  }
}
