/**
 * The messages of OpenC2 as immutable values that are valid once made: {@link
 * dev.openc2.message.Message} with its {@link dev.openc2.message.Headers} around a {@link
 * dev.openc2.message.Command}, {@link dev.openc2.message.Response} or {@link
 * dev.openc2.message.Notification} (oc2ls v1.0 §3.2, §3.3).
 *
 * <p>Absent parts are null (or an empty list or {@code NONE} where the Javadoc says so).
 * Constructors throw {@link IllegalArgumentException}. No wire annotations: the spelling stands in
 * {@code dev.openc2.encoding}.
 */
@NullMarked
package dev.openc2.message;

import org.jspecify.annotations.NullMarked;
