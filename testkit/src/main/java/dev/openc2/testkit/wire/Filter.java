// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

/**
 * One filter of a SUBSCRIBE or UNSUBSCRIBE.
 *
 * @param filter the topic filter
 * @param options the options byte of a SUBSCRIBE (MQTT 5.0 §3.8.3.1), 0 in an UNSUBSCRIBE
 */
public record Filter(String filter, int options) {

  /** Maximum QoS. */
  public int qos() {
    return options & 3;
  }

  /** No Local. */
  public boolean noLocal() {
    return (options & 4) != 0;
  }

  /** Retain As Published. */
  public boolean retainAsPublished() {
    return (options & 8) != 0;
  }

  /** Retain Handling. */
  public int retainHandling() {
    return options >> 4 & 3;
  }
}
