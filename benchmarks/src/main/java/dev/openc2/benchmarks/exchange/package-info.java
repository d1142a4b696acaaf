// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What an exchange costs, from the Command that is sent to its Response, beside two clients of Paho
 * that throw the same bytes to and fro over the same broker.
 *
 * <p>The broker is a process of its own, and so is each Consumer: what one side takes can be told
 * from what the other does. The Producers are in this process, of which one is at work at a time.
 */
@NullMarked
package dev.openc2.benchmarks.exchange;

import org.jspecify.annotations.NullMarked;
