// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.memory;

import dev.openc2.transfer.Destination;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Devices that answer what a test tells them to. Thread-safe once it is set up. */
public final class MemoryNetwork {

  private static final Map<String, MemoryNetwork> NETWORKS = new ConcurrentHashMap<>();

  private final String name = "n" + UUID.randomUUID();
  private final Map<String, Function<byte[], List<byte[]>>> devices = new LinkedHashMap<>();
  private final List<OutboundFrame> sent = new CopyOnWriteArrayList<>();
  private final List<Destination> destinations = new CopyOnWriteArrayList<>();
  private volatile @Nullable TransferConfig config;
  private volatile @Nullable String producer;
  private volatile @Nullable TransferException refusal;
  private volatile boolean deaf;

  public MemoryNetwork() {
    NETWORKS.put(name, this);
  }

  static MemoryNetwork at(URI endpoint) {
    return Objects.requireNonNull(NETWORKS.get(endpoint.getHost()));
  }

  public String uri() {
    return "memory://" + name;
  }

  /** Adds a device: gets the bytes of a Command and gives the bytes of its answers. */
  public void device(String id, Function<byte[], List<byte[]>> answers) {
    devices.put(id, answers);
  }

  public void refuseConnections(TransferException exception) {
    refusal = exception;
  }

  /** From now on connecting never ends. */
  public void letConnectingHang() {
    deaf = true;
  }

  boolean isDeaf() {
    return deaf;
  }

  public List<OutboundFrame> sent() {
    return sent;
  }

  public List<Destination> destinations() {
    return destinations;
  }

  public @Nullable TransferConfig config() {
    return config;
  }

  public @Nullable String producer() {
    return producer;
  }

  @Nullable TransferException refusal() {
    return refusal;
  }

  void connected(TransferConfig newConfig, String id) {
    config = newConfig;
    producer = id;
  }

  /** The answers of those that listen there, or null if nobody does. */
  @Nullable List<byte[]> deliver(OutboundFrame frame, Destination destination) {
    sent.add(frame);
    destinations.add(destination);
    List<Function<byte[], List<byte[]>>> listeners = new ArrayList<>();
    if (destination instanceof Destination.ToDevice one) {
      if (devices.containsKey(one.device().value())) {
        listeners.add(devices.get(one.device().value()));
      }
    } else {
      listeners.addAll(devices.values());
    }
    if (listeners.isEmpty()) {
      return null;
    }
    List<byte[]> answers = new ArrayList<>();
    listeners.forEach(listener -> answers.addAll(listener.apply(frame.payload())));
    return answers;
  }
}
