// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A broker and two devices. {@link #close} may come from any thread, and twice. */
public final class Stage implements AutoCloseable {

  private final Path programs;
  private final Path directory;
  private final String broker;
  private final int port;

  private final Object lock = new Object();
  // Guarded by lock; the newest first.
  private final Deque<ChildProgram> children = new ArrayDeque<>();
  private boolean closed;

  private Stage(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
    this.broker = "mqtt://127.0.0.1:" + port;
  }

  /**
   * A stage on a free port, on which nobody stands yet.
   *
   * @param programs where {@code oc2d} and {@code oc2-fabric} are
   * @param directory for what they write
   */
  public static Stage on(Path programs, Path directory) throws DemoException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Stage(programs, directory, socket.getLocalPort());
    } catch (IOException e) {
      throw new DemoException("no free port: " + e.getMessage());
    }
  }

  /** Starts the broker, then both devices, and waits until all are ready. */
  public void start() throws DemoException, InterruptedException {
    start("oc2-fabric", "oc2-fabric", "--port", String.valueOf(port)).awaitReady();
    List<ChildProgram> devices = new ArrayList<>();
    devices.add(device("fw1", "slpf=memory"));
    devices.add(device("fw2", "slpf=memory", "x-log=log"));
    for (ChildProgram device : devices) {
      device.awaitReady();
    }
  }

  private ChildProgram device(String id, String... actuators) throws DemoException {
    List<String> words = new ArrayList<>(List.of("--broker", broker, "--id", id));
    for (String actuator : actuators) {
      words.add("--actuator");
      words.add(actuator);
    }
    return start(id, "oc2d", words.toArray(String[]::new));
  }

  private ChildProgram start(String name, String program, String... words) throws DemoException {
    List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
    command.addAll(List.of(words));
    synchronized (lock) {
      if (closed) {
        throw new DemoException("interrupted");
      }
      ChildProgram child =
          ChildProgram.start(name, command, variables(), directory.resolve(name + ".log"));
      children.push(child);
      return child;
    }
  }

  private Map<String, String> variables() {
    return Map.of("XDG_STATE_HOME", directory.resolve("state").toString());
  }

  /** Where the broker is. */
  public String broker() {
    return broker;
  }

  /** What ends everything by hand. */
  public String killCommand() {
    synchronized (lock) {
      return children.stream()
          .map(child -> String.valueOf(child.pid()))
          .collect(Collectors.joining(" ", "kill ", ""));
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      while (!children.isEmpty()) {
        children.pop().stop();
      }
    }
  }
}
