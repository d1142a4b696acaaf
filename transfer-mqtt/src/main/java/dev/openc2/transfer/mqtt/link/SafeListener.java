// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that can not harm the link. */
final class SafeListener implements LinkListener {

  private static final Logger LOGGER = LoggerFactory.getLogger(SafeListener.class);

  private final LinkListener listener;

  SafeListener(LinkListener listener) {
    this.listener = listener;
  }

  @Override
  public void connected(int reasonCode, boolean sessionPresent) {
    tell(() -> listener.connected(reasonCode, sessionPresent));
  }

  @Override
  public void disconnected(LinkException why, @Nullable Duration nextTry) {
    tell(() -> listener.disconnected(why, nextTry));
  }

  @Override
  public void subscribed(String filter, int reasonCode) {
    tell(() -> listener.subscribed(filter, reasonCode));
  }

  @Override
  public void subscriptionsRefused(LinkException why, Duration nextTry) {
    tell(() -> listener.subscriptionsRefused(why, nextTry));
  }

  @Override
  public void published(String topic, int reasonCode) {
    tell(() -> listener.published(topic, reasonCode));
  }

  @Override
  public void dropped(String topic) {
    tell(() -> listener.dropped(topic));
  }

  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).log("a link listener failed");
    }
  }
}
