/**
 * Frames to PUBLISH properties and back (transf-mqtt v1.0 §2.4, §3.2). What is sent is exact; what
 * comes in may be sloppy, which is counted as an {@link dev.openc2.transfer.mqtt.publish.Oddity}
 * and never refused here.
 */
@NullMarked
package dev.openc2.transfer.mqtt.publish;

import org.jspecify.annotations.NullMarked;
