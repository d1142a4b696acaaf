/** Tests of the packet filtering profile: each row of the specification, on a manual clock. */
@NullMarked
package dev.openc2.actuators.slpf;

import org.jspecify.annotations.NullMarked;
