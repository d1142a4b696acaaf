// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttPingSender;
import org.eclipse.paho.mqttv5.client.internal.ClientComms;
import org.jspecify.annotations.Nullable;

/**
 * Lets Paho look whether a PINGREQ is due, on our timer. The 95 % of the keep-alive interval
 * (transf-mqtt v1.0 §2.7) come from {@link PahoClient.ConnectionState}.
 */
final class PahoPing implements MqttPingSender {

  private final Object lock = new Object();
  private final ScheduledExecutorService timer;
  private final Executor threads;
  private @Nullable ClientComms comms;
  // Guarded by lock.
  private @Nullable Future<?> next;
  private boolean stopped;

  PahoPing(ScheduledExecutorService timer, Executor threads) {
    this.timer = timer;
    this.threads = threads;
  }

  @Override
  public void init(ClientComms clientComms) {
    comms = clientComms;
  }

  /** Paho starts before it read the broker's Server Keep Alive; {@link #begin} starts for real. */
  @Override
  public void start() {}

  void begin() {
    ClientComms current = comms;
    if (current != null && current.getKeepAlive() > 0) {
      schedule(current.getKeepAlive());
    }
  }

  @Override
  public void stop() {
    synchronized (lock) {
      stopped = true;
      if (next != null) {
        next.cancel(false);
      }
    }
  }

  @Override
  public void schedule(long delayInMilliseconds) {
    synchronized (lock) {
      if (stopped) {
        return;
      }
      try {
        next =
            timer.schedule(
                () -> threads.execute(this::check), delayInMilliseconds, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        // The link is closed: there is nothing to keep alive.
        stopped = true;
      }
    }
  }

  private void check() {
    ClientComms current = comms;
    if (current != null) {
      current.checkForActivity();
    }
  }
}
