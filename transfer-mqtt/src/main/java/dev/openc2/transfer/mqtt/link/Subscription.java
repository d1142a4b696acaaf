// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

/**
 * A topic filter with its options (transf-mqtt v1.0 §3.3).
 *
 * @param filter the topic filter, not empty
 * @param qos the maximum QoS to be served with, 0..2
 * @param noLocal whether our own publishes stay away
 * @param retainAsPublished whether the retain flag arrives as it was sent
 * @param retainHandling 0: send retained messages, 1: only for a new subscription, 2: never
 */
public record Subscription(
    String filter, int qos, boolean noLocal, boolean retainAsPublished, int retainHandling) {

  public Subscription {
    requireNonNull(filter, "filter");
    Topics.checkFilter(filter);
    if (qos < 0 || qos > 2) {
      throw new IllegalArgumentException("qos: " + qos + " is not 0, 1 or 2");
    }
    if (retainHandling < 0 || retainHandling > 2) {
      throw new IllegalArgumentException("retainHandling: " + retainHandling + " is not 0, 1 or 2");
    }
  }

  /** A subscription as the specification wants it: QoS 2, No Local, Retain As Published. */
  public static Subscription to(String filter) {
    return new Subscription(filter, 2, true, true, 0);
  }

  /** Whether the SUBACK's code grants enough: QoS 0, which loses messages, only where asked for. */
  boolean isMetBy(int reasonCode) {
    return !ReasonCodes.isFailure(reasonCode) && (reasonCode > 0 || qos == 0);
  }
}
