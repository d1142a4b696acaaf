/**
 * What a Command acts on (oc2ls v1.0 §3.3.1.2, §3.4.1): one record per target of the language, the
 * open arm {@link dev.openc2.target.ProfileTarget} for the targets of Actuator Profiles, and {@link
 * dev.openc2.target.UnknownTarget} for what no loaded profile defines.
 *
 * <p>The records are immutable and valid once made; their constructors throw {@link
 * IllegalArgumentException}. They carry no wire annotations: how their fields are spelt stands in
 * {@code dev.openc2.encoding}.
 */
@NullMarked
package dev.openc2.target;

import org.jspecify.annotations.NullMarked;
