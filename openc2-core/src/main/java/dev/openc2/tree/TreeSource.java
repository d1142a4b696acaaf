// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that can be put into a sink as one plain tree, such as a message. */
@FunctionalInterface
public interface TreeSource {

  /** Puts it there. */
  void writeTo(TreeSink sink) throws IOException;

  /** The plain tree itself. */
  default @Nullable Object toTree() {
    TreeBuilder builder = new TreeBuilder();
    try {
      writeTo(builder);
    } catch (IOException e) {
      throw new IllegalStateException("nothing was written that could fail", e);
    }
    return builder.tree();
  }
}
