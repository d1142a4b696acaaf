/** Programs of ours in a process of their own, which can be ended in every way there is. */
@NullMarked
package dev.openc2.testkit.process;

import org.jspecify.annotations.NullMarked;
