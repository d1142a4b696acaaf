// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import dev.openc2.fabric.FabricMain;
import dev.openc2.testkit.process.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** {@code oc2-fabric} in a process of its own, which can be killed. It keeps all in memory. */
final class FabricProcess implements TestBroker {

  private final int port = FreePorts.next();
  private @Nullable JavaProgram program;

  FabricProcess() {
    start();
  }

  @Override
  public String name() {
    return "oc2-fabric";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    if (program != null) {
      return;
    }
    try {
      program = JavaProgram.start(FabricMain.class.getName(), "--port", String.valueOf(port));
      program.awaitLine("oc2-fabric ready");
    } catch (IOException e) {
      throw new UncheckedIOException("oc2-fabric does not start", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void stop() {
    if (program != null) {
      program.terminate();
      awaitEnd(program);
    }
  }

  @Override
  public void kill() {
    if (program != null) {
      program.close();
      awaitEnd(program);
    }
  }

  private void awaitEnd(JavaProgram ending) {
    try {
      ending.awaitExit();
      program = null;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  @Override
  public void close() {
    kill();
  }

  @Override
  public String toString() {
    return name();
  }
}
