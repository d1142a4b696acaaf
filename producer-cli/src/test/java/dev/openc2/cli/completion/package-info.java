/** Tests of the completion. */
@NullMarked
package dev.openc2.cli.completion;

import org.jspecify.annotations.NullMarked;
