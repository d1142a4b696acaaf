@NullMarked
package dev.openc2.actuators.er;

import org.jspecify.annotations.NullMarked;
