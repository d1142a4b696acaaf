/**
 * An encoding of one's own: JSON, packed. It is named in {@code META-INF/services}, so that with
 * this jar on the class path {@code oc2 --encoding x-json-zlib} sends it and {@code oc2d} reads it.
 */
@NullMarked
package dev.openc2.examples.encoding;

import org.jspecify.annotations.NullMarked;
