/**
 * The configuration of {@code oc2d} (oc2ls v1.0 §4 leaves it to the implementer): immutable
 * records, made in code or read from YAML, where every mistake is named by its path and one
 * sentence.
 *
 * <p>The keys of the file are the components of the records; they are what users rely on. Nothing
 * here starts or connects anything, and no state is shared: all of it may be used from any thread.
 */
@NullMarked
package dev.openc2.daemon.config;

import org.jspecify.annotations.NullMarked;
