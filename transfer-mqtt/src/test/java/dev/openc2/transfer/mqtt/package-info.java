/** Tests of the transfer as a whole, on the wire and over real brokers. */
@NullMarked
package dev.openc2.transfer.mqtt;

import org.jspecify.annotations.NullMarked;
